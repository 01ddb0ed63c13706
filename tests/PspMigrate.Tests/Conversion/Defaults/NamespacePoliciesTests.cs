using System.Text.Json.Nodes;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Defaults;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Tests.Conversion.Defaults;

/// <summary>What stands in for defaults on hosted clusters; what it does is judged by an API server in PspMigrate.Cluster.Tests.</summary>
/// <remarks>Which version takes which policies: docs/facts/admission-policies.md.</remarks>
[TestClass]
public sealed class NamespacePoliciesTests
{
    /// <remarks>What asks before what sets is in force would refuse what is to be set.</remarks>
    [TestMethod]
    [DataRow(29, "")]
    [DataRow(30, "ValidatingAdmissionPolicy.yaml ValidatingAdmissionPolicyBinding.yaml")]
    [DataRow(36, "MutatingAdmissionPolicy.yaml MutatingAdmissionPolicyBinding.yaml ValidatingAdmissionPolicy.yaml ValidatingAdmissionPolicyBinding.yaml")]
    public void What_sets_labels_comes_before_what_asks_for_them_each_with_its_binding(int minor, string files) =>
        string.Join(' ', Files(minor).Select(file => file.Name)).Should().Be(files);

    [TestMethod]
    public void Policies_say_what_they_are_for()
    {
        Metadata("ValidatingAdmissionPolicy").Should().Contain("New namespaces need a label").And.Contain("psp-namespace-labels-");
        Metadata("MutatingAdmissionPolicy").Should().Contain("get those of baseline:v1.31").And.Contain("psp-namespace-labels-");

        static string Metadata(string kind) => Object(36, kind)["metadata"]!.ToJsonString();
    }

    private static JsonNode Object(int minor, string kind) => Files(minor).Select(file => JsonNode.Parse(KeptForms.JsonOf(new(file.Node, [])))!)
        .Single(item => string.Equals(item["kind"]!.ToString(), kind, StringComparison.Ordinal));

    private static ImmutableArray<DefaultsFile> Files(int minor) => NamespacePolicies.Of(
        DefaultsPlanner.Make(Planner.Make(new Inventory(), new() { Version = new(31), ServerMinor = minor }), Level.Baseline));
}
