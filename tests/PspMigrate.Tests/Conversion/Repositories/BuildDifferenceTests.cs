using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Tests.Manifests;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class BuildDifferenceTests
{
    private const string Namespace = "{kind: Namespace, metadata: {name: a, labels: {team: x}}}";
    private const string Map = "{kind: ConfigMap, metadata: {name: m, namespace: a}, data: {k: v}}";

    [TestMethod]
    [DataRow("{metadata: {labels: {team: x}, name: a}, kind: Namespace}", DisplayName = "the order of keys")]
    [DataRow("{kind: Namespace, metadata: {name: a, labels: {team: x, pod-security.kubernetes.io/enforce: baseline}}}", DisplayName = "a label of ours")]
    public void Labels_of_namespaces_and_the_order_of_keys_make_no_difference(string after) => Find([Namespace, Map], [Map, after]).Should().BeNull();

    [TestMethod]
    public void The_first_label_of_a_namespace_makes_none_either() => Find(
        ["{kind: Namespace, metadata: {name: a}}"],
        ["{kind: Namespace, metadata: {name: a, labels: {pod-security.kubernetes.io/warn: restricted}}}"]).Should().BeNull();

    [TestMethod]
    [DataRow("{kind: ConfigMap, metadata: {name: m, namespace: a}, data: {k: w}}", "ConfigMap m in a", DisplayName = "another value")]
    [DataRow("{kind: ConfigMap, metadata: {name: m, namespace: a, labels: {pod-security.kubernetes.io/warn: restricted}}, data: {k: v}}", "ConfigMap m in a",
        DisplayName = "a label of ours where it means nothing")]
    [DataRow("{kind: ConfigMap, metadata: {name: n, namespace: a}, data: {k: v}}", "ConfigMap m in a", DisplayName = "another name")]
    public void Anything_else_does(string after, string named) => Find([Namespace, Map], [Namespace, after]).Should().Be(named);

    [TestMethod]
    public void A_text_is_not_what_it_spells() =>
        Find([Map.Replace("k: v", "k: null", StringComparison.Ordinal)], [Map.Replace("k: v", "k: 'null'", StringComparison.Ordinal)])
            .Should().Be("ConfigMap m in a");

    [TestMethod]
    public void A_namespace_that_the_request_makes_is_no_difference_and_any_other_object_is_one()
    {
        Find([Map], [Map, Namespace], "a").Should().BeNull();
        Find([Map], [Map, Namespace], "b").Should().Be("Namespace a");
        Find([Namespace], [Namespace, Map], "a").Should().Be("ConfigMap m in a");
    }

    [TestMethod]
    public void Admission_policies_that_are_ours_are_no_difference_and_any_other_is_one()
    {
        const string policy = "{kind: ValidatingAdmissionPolicy, metadata: {name: psp-a, labels: {app.kubernetes.io/managed-by: pspmigrate}}}";

        Find([Map], [Map, policy]).Should().BeNull();
        Find([Map, policy], [Map, policy.Replace("psp-a", "psp-b", StringComparison.Ordinal)]).Should().BeNull();
        Find([Map], [Map, policy.Replace("pspmigrate", "somebody", StringComparison.Ordinal)]).Should().Be("ValidatingAdmissionPolicy psp-a");
    }

    private static string? Find(string[] before, string[] after, params string[] created) =>
        BuildDifference.Find(Objects(before), Objects(after), created.ToHashSet(StringComparer.Ordinal));

    private static IEnumerable<MapNode> Objects(string[] texts) => texts.Select(text => Nodes.Map(text + "\n"));
}
