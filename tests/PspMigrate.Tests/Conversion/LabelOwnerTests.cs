using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
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
