using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Manifests.Readers;

/// <remarks>The shapes are those of the projects' documentation, named in <c>EmbeddedObjects</c>.</remarks>
[TestClass]
public sealed class EmbeddedObjectsTests
{
    private const string Binding = "apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, namespace: shop}";
    private const string Template = "template: {spec: {hostPID: true, containers: [{name: c, image: i}]}}";

    [TestMethod]
    [DataRow("kubernetes.crossplane.io/v1alpha1", "Object", $"spec: {{forProvider: {{manifest: {{{Binding}}}}}}}", Lack.Bindings, "shop", false)]
    [DataRow("apiextensions.crossplane.io/v1", "Composition", "spec: {resources: [{base: {apiVersion: kubernetes.crossplane.io/v1alpha1, kind: Object, "
        + "metadata: {}, spec: {forProvider: {manifest: {apiVersion: v1, kind: Namespace, metadata: {name: shop}}}}}}]}",
        Lack.Namespaces | Lack.Labels, "shop", false)]
    [DataRow("hive.openshift.io/v1", "SelectorSyncSet", "spec: {resources: [{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: "
        + "{name: b}}]}", Lack.Bindings, "", true)]
    [DataRow("template.openshift.io/v1", "Template", "objects: [{apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {name: '${NAME}'}}]",
        Lack.Policies, "", false)]
    [DataRow("kyverno.io/v1", "ClusterPolicy", "spec: {rules: [{generate: {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, name: b, namespace: "
        + "'{{request.object.metadata.name}}', data: {}}}]}", Lack.Bindings, "", true)]
    [DataRow("work.open-cluster-management.io/v1", "ManifestWork", "spec: {workload: {manifests: [{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: d, "
        + $"namespace: shop}}, spec: {{{Template}}}}}]}}}}", Lack.Workloads, "shop", false)]
    public void Objects_inside_of_others_are_missing(string apiVersion, string kind, string body, Lack lacks, string ns, bool isAnywhere)
    {
        var inventory = Read.Text($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x, namespace: hub}}\n{body}").Inventory;

        var part = inventory.Missing.Should().ContainSingle().Subject;
        (part.What, part.Lacks, part.IsAnywhere).Should().Be(($"{kind} x", lacks, isAnywhere));
        part.Namespaces.Should().Equal(ns.Length == 0 ? [] : [ns]);
        inventory.Workloads.Should().BeEmpty("their pods run in the namespace that they name, or in another cluster");
        inventory.Unjudged.Should().BeEmpty();
    }

    /// <remarks>
    /// cluster-api docs, ClusterResourceSet; local-path-provisioner's helperPod.yaml, which it creates beside itself; fleet.rancher.io/cluster-bundles-state,
    /// Bundle. The role bindings of an application give nobody a policy.
    /// </remarks>
    [TestMethod]
    [DataRow("v1", "ConfigMap", "data: {a: \"apiVersion: policy/v1beta1\\nkind: PodSecurityPolicy\\nmetadata:\\n  name: p\\n\"}", Lack.Policies, "", false)]
    [DataRow("v1", "ConfigMap", "data: {helperPod.yaml: \"apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: helper\\n\"}", Lack.Workloads, "hub", false)]
    [DataRow("v1", "Secret", "stringData: {a: \"---\\napiVersion: v1\\nkind: Namespace\\nmetadata:\\n  name: shop\\n---\\napiVersion: v1\\nkind: Pod\\n"
        + "metadata:\\n  namespace: shop\\n\"}", Lack.Namespaces | Lack.Labels | Lack.Workloads, "shop", false)]
    [DataRow("fleet.cattle.io/v1alpha1", "Bundle", "spec: {resources: [{name: a.yaml, content: \"kind: DaemonSet\\napiVersion: apps/v1\\nmetadata:\\n"
        + "  namespace: shop\\n\"}]}", Lack.Workloads, "shop", false)]
    [DataRow("v1", "ConfigMap", "data: {a: \"apiVersion: rbac.authorization.k8s.io/v1\\nkind: ClusterRoleBinding\\n---\\n"
        + "apiVersion: rbac.authorization.k8s.io/v1\\nkind: ClusterRole\\nrules: [{resources: [podsecuritypolicies]}]\\n\"}", Lack.Bindings, "", true)]
    public void Manifests_as_text_are_missing(string apiVersion, string kind, string body, Lack lacks, string ns, bool isAnywhere)
    {
        var inventory = Read.Text($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x, namespace: hub}}\n{body}").Inventory;

        var part = inventory.Missing.Should().ContainSingle().Subject;
        (part.What, part.Lacks, part.IsAnywhere).Should().Be(($"{kind} x{(apiVersion is "v1" ? " (manifests as text)" : "")}", lacks, isAnywhere));
        part.Namespaces.Should().Equal(ns.Length == 0 ? [] : [ns]);
    }

    [TestMethod]
    [DataRow("data: {a: \"apiVersion: rbac.authorization.k8s.io/v1\\nkind: ClusterRoleBinding\\n\"}", DisplayName = "an application's bindings")]
    [DataRow("data: {kubeadm.yaml: \"apiVersion: kubeadm.k8s.io/v1beta3\\nkind: ClusterConfiguration\\n\"}", DisplayName = "another configuration")]
    [DataRow("data: {a: \"- apiVersion: v1\\n  kind: Pod\\n\"}", DisplayName = "something that only mentions one")]
    public void Other_text_misses_nothing(string body) =>
        Read.Text($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: x}}\n{body}").Inventory.Missing.Should().BeEmpty();

    /// <remarks>Tests of webhooks are full of these: they ask about an object, and make none.</remarks>
    [TestMethod]
    public void Reviews_make_nothing() => Read.Text(
        "apiVersion: admission.k8s.io/v1\nkind: AdmissionReview\nrequest: {object: {apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop}}}")
        .Inventory.Missing.Should().BeEmpty();

    [TestMethod]
    [DataRow("spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}", DisplayName = "a reference")]
    [DataRow("spec: {resource: {apiVersion: v1, kind: ConfigMap, metadata: {name: x}}}", DisplayName = "a kind that doesn't matter")]
    public void Others_miss_nothing(string body) =>
        Read.Text($"apiVersion: example.com/v1\nkind: Thing\nmetadata: {{name: x}}\n{body}").Inventory.Missing.Should().BeEmpty();

    /// <remarks>argoproj.github.io/argo-events/sensors/triggers/k8s-object-trigger: the Job is made in the namespace of its Sensor.</remarks>
    [TestMethod]
    public void A_workload_without_a_namespace_runs_beside_its_owner()
    {
        var inventory = Read.Text(
            "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s, namespace: events}\nspec: {triggers: [{template: {k8s: {source: {resource: "
                + $"{{apiVersion: batch/v1, kind: Job, metadata: {{generateName: j-}}, spec: {{{Template}}}}}}}}}}}}}]}}").Inventory;

        inventory.Missing.Should().BeEmpty();
        inventory.Workloads.Should().ContainSingle().Which.Namespace.Should().Be("events");
    }
}
