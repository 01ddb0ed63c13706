using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Manifests.Readers;

/// <remarks>The shapes are those of the projects' documentation, named in <c>LabelSetters</c>.</remarks>
[TestClass]
public sealed class LabelSettersTests
{
    private const string Label = "pod-security.kubernetes.io/enforce";

    [TestMethod]
    [DataRow("kyverno.io/v1", "ClusterPolicy", $"{{rules: [{{mutate: {{patchStrategicMerge: {{metadata: {{labels: {{+({Label}): baseline}}}}}}}}}}]}}")]
    [DataRow("kyverno.io/v1", "ClusterPolicy",
        "{rules: [{mutate: {patchesJson6902: '[{path: /metadata/labels/pod-security.kubernetes.io~1enforce, op: add, value: baseline}]'}}]}")]
    [DataRow("mutations.gatekeeper.sh/v1", "AssignMetadata", $"{{location: 'metadata.labels.\"{Label}\"', parameters: {{assign: {{value: baseline}}}}}}")]
    public void What_sets_labels_of_Pod_Security_is_missing(string apiVersion, string kind, string spec) =>
        Missing(apiVersion, kind, spec).Should().Be(Lack.Labels);

    [TestMethod]
    [DataRow("kyverno.io/v1", "ClusterPolicy", $"{{rules: [{{validate: {{pattern: {{metadata: {{labels: {{{Label}: '?*'}}}}}}}}}}]}}")]
    [DataRow("constraints.gatekeeper.sh/v1beta1", "K8sRequiredLabels", $"{{parameters: {{labels: [{{key: {Label}}}]}}}}")]
    [DataRow("example.com/v1", "Webhook", $"{{namespaceSelector: {{matchLabels: {{{Label}: privileged}}}}}}")]
    public void What_asks_for_them_or_chooses_by_them_is_not(string apiVersion, string kind, string spec) =>
        Missing(apiVersion, kind, spec).Should().Be(Lack.None);

    private static Lack Missing(string apiVersion, string kind, string spec) =>
        Read.Text($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x}}\nspec: {spec}\n").Inventory.Missing.SingleOrDefault()?.Lacks ?? Lack.None;
}
