using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests.Readers;

[TestClass]
public sealed class WorkloadReaderTests
{
    private const string Template = "{metadata: {annotations: {a: b}}, spec: {containers: [{name: c}]}}";

    [TestMethod]
    [DataRow("v1", "Pod", "spec: {containers: [{name: c}]}", "spec")]
    [DataRow("v1", "PodTemplate", $"template: {Template}", "template.spec")]
    [DataRow("v1", "ReplicationController", $"spec: {{template: {Template}}}", "spec.template.spec")]
    [DataRow("apps/v1", "ReplicaSet", $"spec: {{template: {Template}}}", "spec.template.spec")]
    [DataRow("apps/v1", "Deployment", $"spec: {{template: {Template}}}", "spec.template.spec")]
    [DataRow("apps/v1beta1", "StatefulSet", $"spec: {{template: {Template}}}", "spec.template.spec")]
    [DataRow("extensions/v1beta1", "DaemonSet", $"spec: {{template: {Template}}}", "spec.template.spec")]
    [DataRow("batch/v1", "Job", $"spec: {{template: {Template}}}", "spec.template.spec")]
    [DataRow("batch/v1beta1", "CronJob", $"spec: {{jobTemplate: {{spec: {{template: {Template}}}}}}}", "spec.jobTemplate.spec.template.spec")]
    public void Built_in_kinds_are_read_from_where_their_template_stands(string apiVersion, string kind, string body, string path)
    {
        var result = Read.Text($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: w, namespace: ns}}\n{body}");

        result.Diagnostics.Should().BeEmpty();
        var workload = result.Inventory.Workloads.Should().ContainSingle().Subject;
        (workload.ApiVersion, workload.Kind, workload.Name, workload.Namespace, workload.SpecPath, workload.IsKnownKind)
            .Should().Be((apiVersion, kind, "w", "ns", path, true));
        workload.Template.Containers.Single().Name.Should().Be("c");
        workload.Template.Annotations.ContainsKey("a").Should().Be(kind is not "Pod");
    }

    [TestMethod]
    [DataRow("apps/v1", "Deployment", "replicas: 0", 0L), DataRow("apps/v1", "Deployment", "replicas: 3", 3L), DataRow("apps/v1", "Deployment", "x: 1", null)]
    [DataRow("batch/v1", "Job", "suspend: true", 0L), DataRow("batch/v1", "Job", "suspend: false", null), DataRow("batch/v1", "Job", "parallelism: 2", null)]
    public void Replicas_are_those_that_are_asked_for(string apiVersion, string kind, string field, long? expected) =>
        Read.Text($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: w}}\nspec: {{{field}, template: {Template}}}")
            .Inventory.Workloads.Single().Replicas.Should().Be(expected);

    [TestMethod]
    public void Suspended_cron_job_has_no_replicas() =>
        Read.Text($"apiVersion: batch/v1\nkind: CronJob\nmetadata: {{name: w}}\nspec: {{suspend: true, jobTemplate: {{spec: {{template: {Template}}}}}}}")
            .Inventory.Workloads.Single().Replicas.Should().Be(0);

    [TestMethod]
    [DataRow($"spec: {{template: {Template}}}", "spec.template.spec")]
    [DataRow($"spec: {{jobTemplate: {{spec: {{template: {Template}}}}}}}", "spec.jobTemplate.spec.template.spec")]
    [DataRow($"spec: {{nodeSets: [{{podTemplate: {Template}}}, {{podTemplate: {Template}}}]}}",
        "spec.nodeSets[0].podTemplate.spec spec.nodeSets[1].podTemplate.spec")]
    [DataRow($"spec: {{worker: {{workerPodTemplate: {Template}}}}}", "spec.worker.workerPodTemplate.spec")]
    [DataRow($"spec: {{leaderTemplate: {Template}}}", "spec.leaderTemplate.spec", DisplayName = "LeaderWorkerSet")]
    [DataRow($"spec: {{template: {{spec: {{containers: many}}}}}}", "")]
    [DataRow($"spec: {{containers: [{{name: c}}]}}", "")]
    public void Unknown_kinds_are_searched_for_pod_templates(string body, string paths)
    {
        var result = Read.Text($"apiVersion: example.com/v1\nkind: Thing\nmetadata: {{name: t}}\n{body}");

        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Workloads.Select(w => w.SpecPath).Should().Equal(paths.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        result.Inventory.Workloads.Should().NotContain(w => w.IsKnownKind);
        result.Inventory.Skipped.ContainsKey("Thing").Should().Be(paths.Length == 0);
    }

    [TestMethod]
    public void Problems_in_unknown_kinds_are_only_warnings() =>
        Read.Text("apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: t}\nspec: {template: {spec: {hostPID: \"x\", containers: []}}}")
            .Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Warning);

    [TestMethod]
    public void Controller_without_a_template_runs_nothing()
    {
        var result = Read.Text("apiVersion: v1\nkind: ReplicationController\nmetadata: {name: w}\nspec: {replicas: 0}");
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Workloads.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("apps/v1", "Deployment", "spec: {replicas: 3}")]
    [DataRow("apps/v1", "Deployment", "spec: {template: {spec: {hostNetwork: true}}}")]
    [DataRow("apps/v1", "StatefulSet", "spec: {template: {spec: {containers: []}}}")]
    [DataRow("batch/v1", "CronJob", "spec: {schedule: '* * * * *'}")]
    [DataRow("v1", "Pod", "spec: {containers: }")]
    [DataRow("v1", "Pod", "metadata: {}")]
    public void Object_without_containers_is_told_and_not_judged(string apiVersion, string kind, string body)
    {
        var result =
            Read.Text(
                $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: web, namespace: shop}}\n"
                    + $"{(body.StartsWith("metadata", StringComparison.Ordinal) ? "" : body)}");

        result.Inventory.Workloads.Should().BeEmpty();
        var said = result.Diagnostics.Should().ContainSingle().Subject;
        (said.Severity, said.Message).Should().Be((Severity.Warning, $"{kind} web has no containers: there is nothing to judge"));
    }

    /// <remarks>kubernetes/pod-security-admission admission/admission.go looks at the labels of namespaces alone.</remarks>
    [TestMethod]
    [DataRow(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: w, namespace: ns, labels: {pod-security.kubernetes.io/enforce: privileged}}\n"
            + "spec: {containers: [{name: c}]}")]
    [DataRow(
        "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: w, namespace: ns, labels: {pod-security.kubernetes.io/enforce: privileged}}\nspec: "
            + "{template: {spec: {containers: [{name: c}]}}}")]
    [DataRow(
        "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: w, namespace: ns}\nspec: {template: {metadata: {labels: {a: b, "
            + "pod-security.kubernetes.io/enforce: privileged}}, spec: {containers: [{name: c}]}}}")]
    public void A_label_that_belongs_on_the_namespace_is_pointed_out(string manifest)
    {
        var result = Read.Text(manifest);

        result.Inventory.Workloads.Should().ContainSingle();
        result.Diagnostics.Should().ContainSingle().Which.Message.Should().EndWith("has no effect here: it belongs on the namespace");
    }

    [TestMethod]
    public void Several_such_labels_are_all_named() => Read.Text(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: w, namespace: ns, labels: {pod-security.kubernetes.io/enforce: privileged, a: b, "
            + "pod-security.kubernetes.io/warn: privileged}}\nspec: {containers: [{name: c}]}")
        .Diagnostics.Select(said => said.Message.Split(' ')[2].Trim('"')).Should()
            .Equal("pod-security.kubernetes.io/enforce", "pod-security.kubernetes.io/warn");

    [TestMethod]
    public void A_label_that_was_copied_from_a_template_is_not_told_again()
    {
        const string label = "labels: {pod-security.kubernetes.io/enforce: privileged}";
        Read.Text(
            $"apiVersion: v1\nkind: Pod\nmetadata: {{name: w, namespace: ns, {label}, ownerReferences: [{{kind: ReplicaSet, name: r, uid: u, controller: "
                + $"true}}]}}\nspec: {{containers: [{{name: c}}]}}")
            .Diagnostics.Should().BeEmpty();
        Read.Text(
            $"apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {{name: w, namespace: ns, {label}}}\nspec: {{template: {{spec: "
                + $"{{containers: [{{name: c}}]}}}}}}")
            .Diagnostics.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("argoproj.io/v1alpha1", "Workflow", "spec: {templates: [{name: a, container: {image: i}}]}", true)]
    [DataRow("tekton.dev/v1", "Task", "spec: {steps: [{name: a, image: i}]}", true)]
    [DataRow("monitoring.coreos.com/v1", "Prometheus", "spec: {replicas: 2}", true)]
    [DataRow("monitoring.coreos.com/v1", "ServiceMonitor", "spec: {endpoints: []}", false)]
    [DataRow("serving.knative.dev/v1", "Revision", "spec: {containers: [{image: i}]}", true)]
    [DataRow("example.com/v1", "Thing", "spec: {parts: [{initContainers: [{name: a, image: i}]}]}", true)]
    [DataRow("example.com/v1", "Thing", "spec: {containers: [big, small]}", false)]
    [DataRow("v1", "Service", "spec: {ports: []}", false)]
    public void Kinds_that_make_pods_in_another_shape_are_counted(string apiVersion, string kind, string body, bool makesPods)
    {
        var inventory = Read.Text($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: t}}\n{body}").Inventory;

        inventory.Skipped.Should().ContainKey(kind);
        inventory.Unjudged.ContainsKey(kind).Should().Be(makesPods);
    }

    [TestMethod]
    public void Workload_without_any_name_is_an_error() =>
        Read.Text($"apiVersion: apps/v1\nkind: Deployment\nspec: {{template: {Template}}}")
            .Errors().Should().ContainSingle().Which.Message.Should().Be("this Deployment has no metadata.name");
}
