using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Reading;
using PspMigrate.Manifests.Writers;
using PspMigrate.Tests.Manifests.Objects;

namespace PspMigrate.Tests.Manifests.Readers;

/// <summary>Objects of which only some fields were kept read as whole ones do.</summary>
[TestClass]
public sealed class FieldsOfInterestTests
{
    [TestMethod]
    [DataRow("truth/pod-security/shared-pods.jsonl.gz", "pod"), DataRow("truth/pod-security/shared-upstream-testdata.jsonl.gz", "pod")]
    [DataRow("truth/pod-security-policy/pods.jsonl.gz", "manifest"), DataRow("truth/pod-security-policy/pods.gates.jsonl.gz", "manifest")]
    public void Pods_lose_nothing(string file, string property)
    {
        foreach (var line in SharedData.Lines(file))
        {
            var pod = line.GetProperty(property).GetRawText();
            var spec = line.GetProperty(property).GetProperty("spec").GetRawText();
            if (!line.GetProperty(property).GetProperty("spec").TryGetProperty("containers", out var containers) || containers.GetArrayLength() == 0)
                continue;
            Compare($"{{\"kind\": \"Deployment\", \"apiVersion\": \"apps/v1\", \"metadata\": {{\"name\": \"a\"}}, \"spec\": {{\"template\": {pod}}}}}");
            Compare(
                $"{{\"kind\": \"CronJob\", \"apiVersion\": \"batch/v1\", \"metadata\": {{\"name\": \"a\"}}, \"spec\": {{\"suspend\": true, \"jobTemplate\": "
                    + $"{{\"spec\": {{\"template\": {{\"spec\": {spec}}}}}}}}}}}");
        }
    }

    [TestMethod]
    [DataRow(
        "{apiVersion: v1, kind: Pod, metadata: {generateName: p-, namespace: team, labels: {a: b, istio.io/rev: r}, annotations: {c: d}, ownerReferences: "
            + "[{kind: Job, name: j, uid: u, controller: true}]}, spec: {nodeName: x, nodeSelector: {kubernetes.io/os: windows}, containers: [{name: c}]}}")]
    [DataRow(
        "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: team}, spec: {affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
            + "{nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [windows]}]}]}}}, containers: [{name: c}]}}")]
    [DataRow(
        "{apiVersion: v1, kind: PodTemplate, metadata: {name: t}, template: {metadata: {labels: {a: b, sidecar.istio.io/inject: 'true'}}, spec: "
            + "{containers: [{name: c, lifecycle: {preStop: {httpGet: {host: h, port: 1}}}, livenessProbe: {tcpSocket: {host: i}}}]}}}")]
    [DataRow(
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {replicas: 3, template: {spec: {os: {name: linux}, serviceAccount: s, "
            + "containers: [{name: c}], ephemeralContainers: [{name: e, ports: [{name: q, containerPort: 1, hostPort: 2, hostIP: i, protocol: TCP}], "
            + "volumeMounts: [{name: v, mountPath: /m, readOnly: true, subPath: z}]}]}}}}")]
    [DataRow("{apiVersion: batch/v1, kind: Job, metadata: {name: j}, spec: {suspend: true, template: {spec: {containers: [{name: c}]}}}}")]
    [DataRow(
        "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r, labels: {a: b}}, aggregationRule: {clusterRoleSelectors: "
            + "[{matchLabels: {c: d}, matchExpressions: [{key: k, operator: In, values: [v]}]}]}, rules: [{apiGroups: [g], resources: [s], "
            + "resourceNames: [p], verbs: [use]}]}")]
    [DataRow(
        "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, "
            + "name: r}, subjects: [{kind: User, name: u, apiGroup: rbac.authorization.k8s.io}]}")]
    [DataRow("{apiVersion: v1, kind: ServiceAccount, metadata: {name: s, namespace: team}, secrets: []}")]
    public void Objects_lose_nothing_that_their_readers_take(string flow)
    {
        var whole = Nodes.Map(flow);
        var filter = FieldsOfInterest.Of(((ScalarNode)whole["apiVersion"]!).Text, ((ScalarNode)whole["kind"]!).Text);
        filter.Should().NotBeSameAs(FieldFilter.All);
        var (all, kept) = (Items(whole), Items(Nodes.Only(whole, filter)));
        kept.Should().ContainSingle();
        kept.Should().BeEquivalentTo(
            all,
            options =>
                options.WithStrictOrdering().ComparingByMembers<Workload>().ComparingByMembers<Pod>().ComparingByMembers<Role>().ComparingByMembers<Binding>());
    }

    /// <summary>From the text of every kind whose pods have their own fields of interest.</summary>
    [TestMethod]
    [DataRow("Pod", "v1", ""), DataRow("PodTemplate", "v1", "template"), DataRow("Deployment", "apps/v1", "spec template")]
    [DataRow("CronJob", "batch/v1", "spec jobTemplate spec template")]
    public void Every_property_of_a_pod_is_read(string kind, string apiVersion, string path)
    {
        var owner = PodSamples.Full.Owners[0];
        var template = PodWriter.Write(PodSamples.Full);
        var metadata = (MapNode)template["metadata"]!;
        var owners = Tree.List(Tree.Map(
            ("apiVersion", Tree.Text(owner.ApiVersion)), ("kind", Tree.Text(owner.Kind)), ("uid", Tree.Text(owner.Uid)),
            ("controller", Tree.Flag(owner.Controller))));
        var pod = Tree.Map(
            ("metadata", new MapNode(Position.None, [.. metadata.Entries, new("ownerReferences", Position.None, owners)])), ("spec", template["spec"]));
        var holder = path.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse().Aggregate(pod, (below, key) => Tree.Map((key, below)));
        var node = Tree.Map(("apiVersion", Tree.Text(apiVersion)), ("kind", Tree.Text(kind)), ("metadata", Tree.Map(("name", Tree.Text("w")))));
        node = new MapNode(Position.None, [.. node.Entries.Where(entry => holder[entry.Key] is null), .. holder.Entries]);

        foreach (var text in new[] { PspMigrate.Manifests.Editing.NodeText.Document(node), PspMigrate.Manifests.Editing.NodeText.Json(node) })
        {
            var result = Read.Text(text);

            result.Diagnostics.Should().BeEmpty();
            result.Inventory.Workloads.Should().ContainSingle().Which.Template.Should()
                .BeEquivalentTo(PodSamples.Full, options => options.ComparingByMembers<Pod>());
        }
    }

    /// <summary>What most of a workload consists of.</summary>
    [TestMethod]
    [DataRow("spec containers resources"), DataRow("spec containers env"), DataRow("spec containers livenessProbe httpGet path"), DataRow("spec tolerations")]
    [DataRow("metadata labels app"), DataRow("status"), DataRow("metadata annotations kubectl.kubernetes.io/last-applied-configuration")]
    [DataRow("spec volumes configMap name"), DataRow("spec volumes secret defaultMode"), DataRow("spec volumes hostPath type")]
    public void What_no_reader_asks_for_is_not_kept(string path) =>
        path.Split(' ').Aggregate((FieldFilter?)FieldsOfInterest.Of("v1", "Pod"), (filter, key) => filter!.Below(key)).Should().BeNull();

    [TestMethod]
    public void Whether_a_volume_has_a_source_is_kept_of_every_source_that_there_may_be() =>
        FieldsOfInterest.Of("v1", "Pod").Below("spec")!.Below("volumes")!.Below("aSourceOfTheFuture").Should().BeSameAs(FieldFilter.Only());

    /// <summary>Texts that repeat are known again by their filter.</summary>
    [TestMethod]
    public void Containers_of_every_list_and_kind_have_one_filter()
    {
        var spec = FieldsOfInterest.Of("v1", "Pod").Below("spec")!;

        spec.Below("initContainers").Should().BeSameAs(spec.Below("containers"))
            .And.BeSameAs(FieldsOfInterest.Of("apps/v1", "Deployment").Below("spec")!.Below("template")!.Below("spec")!.Below("containers"));
    }

    [TestMethod]
    [DataRow("Deployment", "apps/v1", "selector", "{matchLabels: {app: a}}"), DataRow("CronJob", "batch/v1", "schedule", "'* * * * *'")]
    public void What_validation_asks_for_is_kept_for_fixes_alone(string kind, string apiVersion, string field, string value)
    {
        var template = "template: {spec: {containers: [{name: c}]}}";
        var text = $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: w}}\nspec:\n  {field}: {value}\n  "
            + (kind is "CronJob" ? $"jobTemplate: {{spec: {{{template}}}}}\n" : $"{template}\n");

        FieldsOfInterest.Of(apiVersion, kind).Below("spec")!.Below(field).Should().NotBeNull();
        FieldsOfInterest.Of(apiVersion, kind, keepsRequiredFields: false).Below("spec")!.Below(field).Should().BeNull();
        var (kept, left) = (Workload(text, keeps: true), Workload(text, keeps: false));
        Nodes.Show(kept.RequiredFields!).Should().Be(Nodes.Show(Nodes.Map($"{{{field}: {value}}}")));
        left.RequiredFields.Should().BeNull();
        (kept with { RequiredFields = null }).Should().BeEquivalentTo(left, options => options.ComparingByMembers<Workload>().ComparingByMembers<Pod>());
    }

    private static Workload Workload(string text, bool keeps)
    {
        var reader = new ManifestReader(new ReadOptions { KeepsRequiredFields = keeps });
        reader.Read("a.yaml", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
        return reader.Finish().Inventory.Workloads.Single();
    }

    private static object[] Items(Node node)
    {
        var result = new PieceResult();
        new ObjectReader(new("team-a", IsSaid: true), new SharedParts()).Add(node, result);
        result.Diagnostics.Should().BeEmpty();
        return [.. result.Objects.Select(read => read.Item)];
    }

    private static string Fields(MapNode fields) => PspMigrate.Manifests.Editing.NodeText.Document(fields);

    private static void Compare(string json)
    {
        var whole = (MapNode)JsonTree.Parse("a.yaml", json);
        var expected = WorkloadReader.Read(whole, [], new("team-a", IsSaid: true))!;
        var read = Read.Text(json).Inventory.Workloads.Should().ContainSingle(json).Subject;
        (read with { Template = expected.Template, RequiredFields = expected.RequiredFields }).Should().Be(expected);
        (read.RequiredFields is { } fields ? Fields(fields) : null).Should().Be(expected.RequiredFields is { } others ? Fields(others) : null);
        read.Template.Should().BeEquivalentTo(expected.Template, options => options.WithStrictOrdering(), json);
    }
}
