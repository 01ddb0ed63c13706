using System.Text.Json.Nodes;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Defaults;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Tests.Conversion.Defaults;

/// <summary>What stands in for defaults on hosted clusters: the text of what an API server judges in PspMigrate.Cluster.Tests.</summary>
/// <remarks>
/// Fields: kubernetes.io/docs/reference/access-authn-authz, Validating and Mutating Admission Policy; versions: docs/facts/admission-policies.md.
/// </remarks>
[TestClass]
public sealed class NamespacePoliciesTests
{
    private const string Enforce = "'pod-security.kubernetes.io/enforce'";

    /// <summary>Without a label they would be open; those that the API server makes by itself can't have one from the beginning.</summary>
    private const string NotBuiltIn =
        """{"name": "not-built-in", "expression": "!(object.metadata.name in ['default', 'kube-node-lease', 'kube-public', 'kube-system'])"}""";

    private const string Wanted =
        "{'enforce': 'baseline', 'enforce-version': 'v1.31', 'audit': 'restricted', 'audit-version': 'v1.31', 'warn': 'restricted', 'warn-version': 'v1.31'}";

    /// <remarks>Status and finalizers take labels along: measured on v1.20.2.</remarks>
    [TestMethod]
    public void New_namespaces_are_asked_for_a_label_and_those_that_have_one_keep_it() => Spec(30, "ValidatingAdmissionPolicy").Should().Be(Normal(
        $$$"""
        {
          "failurePolicy": "Fail",
          "matchConstraints": {"resourceRules": [
            {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["namespaces"]},
            {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["UPDATE"], "resources": ["namespaces"]},
            {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["UPDATE"], "resources": ["namespaces/status"]},
            {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["UPDATE"], "resources": ["namespaces/finalize"]}]},
          "matchConditions": [{{{NotBuiltIn}}}],
          "variables": [{"name": "labels", "expression": "object.metadata.?labels.orValue({})"}],
          "validations": [{
            "expression": "{{{Enforce}}} in variables.labels || (request.operation == 'UPDATE' && !({{{Enforce}}} in oldObject.metadata.?labels.orValue({})))",
            "message": "namespaces need the label pod-security.kubernetes.io/enforce: privileged, baseline or restricted",
            "reason": "Forbidden"}]
        }
        """));

    /// <remarks>A patch of JSON (RFC 6902) escapes the slash of a key as ~1, and can't add to labels that aren't there.</remarks>
    [TestMethod]
    public void New_namespaces_without_a_label_are_given_those_of_the_defaults() => Spec(36, "MutatingAdmissionPolicy").Should().Be(Normal(
        $$$"""
        {
          "failurePolicy": "Fail",
          "reinvocationPolicy": "IfNeeded",
          "matchConstraints": {"resourceRules": [
            {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["namespaces"]}]},
          "matchConditions": [
            {{{NotBuiltIn}}},
            {"name": "unlabelled", "expression": "!({{{Enforce}}} in object.metadata.?labels.orValue({}))"}],
          "variables": [
            {"name": "labels", "expression": "object.metadata.?labels.orValue({})"},
            {"name": "missing", "expression": "['enforce', 'audit', 'warn'].filter(m, !(('pod-security.kubernetes.io/' + m) in variables.labels))"},
            {"name": "wanted", "expression": "{{{Wanted}}}"}],
          "mutations": [{"patchType": "JSONPatch", "jsonPatch": {"expression": "{{{Patch}}}"}}]
        }
        """));

    private const string Patch =
        """(has(object.metadata.labels) ? [] : [JSONPatch{op: 'add', path: '/metadata/labels', value: {}}])\n"""
        + """+ variables.missing.map(m, JSONPatch{op: 'add', path: '/metadata/labels/pod-security.kubernetes.io~1' + m, value: variables.wanted[m]})\n"""
        + """+ variables.missing.map(m, JSONPatch{op: 'add', path: '/metadata/labels/pod-security.kubernetes.io~1' + m + '-version', """
        + """value: variables.wanted[m + '-version']})""";

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

    private static string Spec(int minor, string kind) => Object(minor, kind)["spec"]!.ToJsonString();

    private static JsonNode Object(int minor, string kind) => Files(minor).Select(file => JsonNode.Parse(KeptForms.JsonOf(new(file.Node, [])))!)
        .Single(item => string.Equals(item["kind"]!.ToString(), kind, StringComparison.Ordinal));

    private static ImmutableArray<DefaultsFile> Files(int minor) => NamespacePolicies.Of(
        DefaultsPlanner.Make(Planner.Make(new Inventory(), new() { Version = new(31), ServerMinor = minor }), Level.Baseline));

    private static string Normal(string json) => JsonNode.Parse(json)!.ToJsonString();
}
