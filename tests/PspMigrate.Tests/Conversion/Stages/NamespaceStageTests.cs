using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;

namespace PspMigrate.Tests.Conversion.Stages;

[TestClass]
public sealed class NamespaceStageTests
{
    private const string Bound =
        """
        ---
        {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: strict}, rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [strict]}]}
        ---
        {kind: RoleBinding, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: all, namespace: team}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: strict}, subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:team"}]}

        """;

    private const string Root =
        """
        ---
        {kind: Pod, apiVersion: v1, metadata: {name: p, namespace: team}, spec: {containers: [{name: a, image: i, securityContext: {runAsUser: 0}}]}}

        """;

    [TestMethod]
    [DataRow("", Stage.NotStarted, StageBlock.Nothing)]
    [DataRow("warn: restricted", Stage.Warned, StageBlock.Nothing)]
    [DataRow("warn: restricted, audit: restricted", Stage.Audited, StageBlock.Nothing)]
    [DataRow("audit: restricted", Stage.NotStarted, StageBlock.Nothing)]
    [DataRow("enforce: restricted", Stage.Enforced, StageBlock.Nothing)]
    [DataRow("enforce: baseline", Stage.NotStarted, StageBlock.OtherLabels)]
    [DataRow("warn: baseline", Stage.NotStarted, StageBlock.OtherLabels)]
    [DataRow("enforce: restrictd", Stage.NotStarted, StageBlock.OtherLabels)]
    public void Labels_that_ask_what_is_planned_tell_how_far_a_namespace_has_come(string labels, Stage stage, StageBlock block) =>
        Of(GivenManifests.Strict + "\n" + Bound + Namespace(labels)).Should().BeEquivalentTo(new { Stage = stage, Block = block });

    /// <remarks>A stricter level than planned refuses no less.</remarks>
    [TestMethod]
    public void A_stricter_level_than_planned_is_enforced_too() =>
        Of(GivenManifests.Strict.Replace("allowPrivilegeEscalation: false", "privileged: true", StringComparison.Ordinal) + "\n" + Bound + Namespace("enforce: baseline"))
            .Should().BeEquivalentTo(new { Stage = Stage.Enforced, Block = StageBlock.Nothing, Plan = new { Level = Level.Privileged } });

    [TestMethod]
    [DataRow("", Stage.NotStarted)]
    [DataRow("enforce: restricted", Stage.Enforced)]
    public void Workloads_that_would_be_refused_block_before_and_after(string labels, Stage stage) =>
        Of(GivenManifests.Strict + "\n" + Bound + Namespace(labels) + Root).Should().BeEquivalentTo(new { Stage = stage, Block = StageBlock.Refused });

    [TestMethod]
    public void Where_no_policy_reaches_a_labelled_namespace_its_policies_are_unused() =>
        Of(GivenManifests.Strict + "\n" + Namespace("enforce: baseline")).Stage.Should().Be(Stage.PoliciesUnused);

    [TestMethod]
    public void Without_policies_a_labelled_namespace_is_clean_and_another_is_not()
    {
        Of(Namespace("enforce: baseline")).Stage.Should().Be(Stage.Clean);
        Of(Namespace("")).Should().BeEquivalentTo(new { Stage = Stage.NotStarted, Block = StageBlock.NoLevel });
        Of(Namespace("") + Root).Should().BeEquivalentTo(new { Stage = Stage.NotStarted, Block = StageBlock.Nothing });
    }

    [TestMethod]
    public void What_is_kept_is_a_stage_of_its_own()
    {
        var plan = Planner.Make(GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + Namespace("enforce: restricted")), new());
        NamespaceStage.Of(plan, isKept: true).Single().Stage.Should().Be(Stage.Kept);
    }

    [TestMethod]
    [DataRow("", "Rehearse Warn Audit Enforce CleanUp")]
    [DataRow("warn: restricted", "Rehearse Audit Enforce CleanUp")]
    [DataRow("warn: restricted, audit: restricted", "Rehearse Enforce CleanUp")]
    [DataRow("enforce: restricted", "CleanUp")]
    [DataRow("enforce: baseline", "Overwrite Rehearse Warn Audit Enforce CleanUp")]
    public void Only_the_steps_are_left_that_were_not_taken(string labels, string steps)
    {
        var plan = Planner.Make(GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + Namespace(labels)), new());
        string.Join(' ', NextSteps.Of(NamespaceStage.Of(plan), plan.PolicyState)).Should().Be(steps);
    }

    [TestMethod]
    public void Nothing_is_left_where_all_is_enforced_and_no_policy_is_there()
    {
        var plan = Planner.Make(GivenManifests.Read(Namespace("enforce: baseline")), new());
        NextSteps.Of(NamespaceStage.Of(plan), plan.PolicyState).Should().BeEmpty();
    }

    private static string Namespace(string labels) =>
        $"---\n{{kind: Namespace, apiVersion: v1, metadata: {{name: team, labels: {{{string.Join(", ", labels.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(label => "pod-security.kubernetes.io/" + label))}}}}}}}\n";

    private static NamespaceStage Of(string manifests) => NamespaceStage.Of(Planner.Make(GivenManifests.Read(manifests), new())).Single(stage => stage.Plan.Name is "team");
}
