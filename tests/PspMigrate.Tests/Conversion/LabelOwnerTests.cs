using System.Text;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion;

/// <remarks>openshift/cluster-policy-controller, pkg/psalabelsyncer; managedFields as servers write them (k8s.io/apimachinery, meta/v1).</remarks>
[TestClass]
public sealed class LabelOwnerTests
{
    private const string Workload = "---\n{kind: Pod, apiVersion: v1, metadata: {name: p, namespace: team}, spec: {containers: [{name: a, image: i}]}}\n";

    [TestMethod]
    [DataRow("cluster-policy-controller", true)]
    [DataRow("some-operator", true)]
    [DataRow("kubectl-label", false)]
    [DataRow("kubectl-client-side-apply", false)]
    [DataRow("argocd-controller", false)]
    [DataRow("pspmigrate", false)]
    public void What_a_program_sets_by_itself_is_left_to_it_and_what_people_or_repositories_set_is_not(string manager, bool isLeft)
    {
        var plan = Only($$"""
            kind: Namespace
            apiVersion: v1
            metadata:
              name: team
              labels: {pod-security.kubernetes.io/enforce: privileged}
              managedFields:
              - {manager: {{manager}}, operation: Apply, fieldsV1: {"f:metadata": {"f:labels": {"f:pod-security.kubernetes.io/enforce": {} } } } }

            """);
        var enforce = plan.Namespaces.Single().Labels.Single(labels => labels.Mode == Mode.Enforce);
        enforce.Should().BeEquivalentTo(new { Wanted = new { Level = Level.Baseline }, IsKept = isLeft, Owner = isLeft ? manager : null });
        plan.Namespaces.Single().FinalLabels.ContainsKey("pod-security.kubernetes.io/enforce").Should().Be(!isLeft);
        plan.Namespaces.Single().FinalLabels.Should().ContainKey("pod-security.kubernetes.io/warn", "nobody else sets it");
    }

    /// <remarks>Where both a person and a tool set a label, the tool would set it again.</remarks>
    [TestMethod]
    [DataRow("cluster-policy-controller", "Update", "cluster-policy-controller", null)]
    [DataRow("argocd-controller", "Apply", null, "argocd-controller")]
    [DataRow("kubectl", "Apply", null, "kubectl")]
    [DataRow("kubectl-label", "Update", null, null)]
    [DataRow("Mozilla", "Update", null, null)]
    [DataRow("kubectl-label", "Apply", null, "kubectl-label")]
    [DataRow("pspmigrate", "Apply", null, null)]
    public void A_cluster_tells_who_set_a_label(string manager, string operation, string? owner, string? deployer)
    {
        var reader = new ManifestReader(new());
        reader.AddLive("cluster:Namespace/team", "v1", "Namespace", Encoding.UTF8.GetBytes(
            $$"""
            {"metadata": {"name": "team", "labels": {"pod-security.kubernetes.io/warn": "privileged"}, "managedFields": [
              {"manager": "{{manager}}", "operation": "{{operation}}", "fieldsV1": {"f:metadata": {"f:labels": {"f:pod-security.kubernetes.io/warn": {} } } } },
              {"manager": "kubectl-edit", "operation": "Update", "fieldsV1": {"f:metadata": {"f:labels": {"f:pod-security.kubernetes.io/warn": {} } } } }]} }
            """));
        reader.AddLive("cluster:team/Pod/p", "v1", "Pod", """{"metadata": {"name": "p", "namespace": "team"}, "spec": {"containers": [{"name": "a"}]}}"""u8);

        Planner.Make(reader.Finish().Inventory, new()).Namespaces.Single().Labels.Single(labels => labels.Mode == Mode.Warn)
            .Should().BeEquivalentTo(new { Owner = owner, Deployer = deployer });
    }

    [TestMethod]
    [DataRow("true", true)]
    [DataRow("false", false)]
    public void A_namespace_that_takes_part_in_OpenShifts_syncer_gets_no_labels(string says, bool isLeft)
    {
        var plan =
            Only($"{{kind: Namespace, apiVersion: v1, metadata: {{name: team, labels: {{security.openshift.io/scc.podSecurityLabelSync: \"{says}\"}}}}}}\n");
        plan.Namespaces.Single().FinalLabels.IsEmpty.Should().Be(isLeft);
        plan.Namespaces.Single().NeedsPatch.Should().Be(!isLeft);
        NextSteps.Of(NamespaceStage.Of(plan), plan).IsEmpty.Should().Be(isLeft);
    }

    private static Plan Only(string ns) => Planner.Make(GivenManifests.Read(ns + Workload), new() { Overwrite = true });
}
