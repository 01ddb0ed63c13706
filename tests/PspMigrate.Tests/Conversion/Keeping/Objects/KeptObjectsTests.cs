using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Tests.Reports;

namespace PspMigrate.Tests.Conversion.Keeping.Objects;

/// <remarks>Fields: kubernetes.io, admissionregistration.k8s.io/v1; the name of a namespace is its label kubernetes.io/metadata.name.</remarks>
[TestClass]
public sealed class KeptObjectsTests
{
    [TestMethod]
    [DataRow(KeepActions.Deny, "['Deny']")]
    [DataRow(KeepActions.WarnAndAudit, "['Warn', 'Audit']")]
    public void A_binding_puts_its_policy_in_force_in_its_namespaces(KeepActions actions, string said)
    {
        var kept = Kept(new() { Actions = actions }, "shop");

        var binding = kept.Of("ValidatingAdmissionPolicyBinding").Node;
        Said(binding["spec"]).Should().Be(
            $"{{'policyName': '{kept.Of("ValidatingAdmissionPolicy").Name}', 'validationActions': {said}, "
            + "'matchResources': {'namespaceSelector': {'matchLabels': {'kubernetes.io/metadata.name': 'shop'}}}}");
        Said(kept.Of("MutatingAdmissionPolicyBinding").Node["spec"]).Should().NotContain("validationActions", "only validating ones have any");
    }

    [TestMethod]
    public void Several_namespaces_are_listed() =>
        Said(Kept(new(), "shop", "pay").Of("ValidatingAdmissionPolicyBinding").Node.Find("spec", "matchResources", "namespaceSelector")).Should()
            .Be("{'matchExpressions': [{'key': 'kubernetes.io/metadata.name', 'operator': 'In', 'values': ['pay', 'shop']}]}");

    [TestMethod]
    public void Each_object_says_who_made_it_and_each_policy_what_it_is_for() => Kept(new(), "shop").Objects.Should().HaveCount(4).And.AllSatisfy(item =>
    {
        Text(item.Node, "apiVersion").Should().Be("admissionregistration.k8s.io/v1");
        Text((MapNode)item.Node["metadata"]!, "name").Should().MatchRegex("^psp-a-[0-9a-f]{8}$");
        item.Node.Find("metadata", "labels", "app.kubernetes.io/managed-by").Should().BeOfType<ScalarNode>().Which.Text.Should().Be("pspmigrate");
        ((item.Node.Find("metadata", "annotations", "kubernetes.io/description") as ScalarNode)?.Text.Length > 0)
            .Should().Be(item.Kind.EndsWith("Policy", StringComparison.Ordinal));
    });

    private static Kept Kept(KeepOptions options, params string[] namespaces) => KeptOf.Text(
        Plans.Policy("a", "  readOnlyRootFilesystem: true") + string.Concat(namespaces.Select(ns => Plans.Reached(ns, "a"))), options);

    private static string Said(Node? node) => NodeText.Flow((MapNode)node!, new(IsQuoted: true, IsTight: false)).Replace('"', '\'');

    private static string? Text(MapNode map, string key) => (map[key] as ScalarNode)?.Text;
}
