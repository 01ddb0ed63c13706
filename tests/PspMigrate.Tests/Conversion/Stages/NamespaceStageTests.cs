using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Conversion.Stages;

[TestClass]
public sealed class NamespaceStageTests
{
    private const string Bound =
        """
        ---
        {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: strict}, rules: [{apiGroups: [policy],
         resources: [podsecuritypolicies], verbs: [use], resourceNames: [strict]}]}
        ---
        {kind: RoleBinding, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: all, namespace: team},
         roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: strict}, subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io,
         name: "system:serviceaccounts:team"}]}

        """;

    private const string Root =
        """
        ---
        {kind: Pod, apiVersion: v1, metadata: {name: p, namespace: team}, spec: {containers: [{name: a, image: i, securityContext: {runAsUser: 0}}]}}

        """;

    /// <summary>The policy fills in what the level asks for.</summary>
    private const string Plain =
        """
        ---
        {kind: Pod, apiVersion: v1, metadata: {name: p, namespace: team}, spec: {containers: [{name: a, image: i}]}}

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
        Of(GivenManifests.Strict.Replace("allowPrivilegeEscalation: false", "privileged: true", StringComparison.Ordinal)
            + "\n"
            + Bound
            + Namespace("enforce: baseline"))
            .Should().BeEquivalentTo(new { Stage = Stage.Enforced, Block = StageBlock.Nothing, Plan = new { Level = Level.Privileged } });

    [TestMethod]
    [DataRow("", Stage.NotStarted)]
    [DataRow("enforce: restricted", Stage.Enforced)]
    public void Workloads_that_would_be_refused_block_before_and_after(string labels, Stage stage) =>
        Of(GivenManifests.Strict + "\n" + Bound + Namespace(labels) + Plain).Should().BeEquivalentTo(new { Stage = stage, Block = StageBlock.Refused });

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

    /// <summary>Root passes baseline; a label that is laxer is what raising is about.</summary>
    [TestMethod]
    [DataRow("enforce: privileged", RaiseMode.AsWritten, Stage.NotStarted)]
    [DataRow("enforce: privileged, warn: restricted", RaiseMode.AsWritten, Stage.Warned)]
    [DataRow("enforce: baseline", RaiseMode.AsWritten, Stage.Clean)]
    [DataRow("enforce: privileged", RaiseMode.None, Stage.Clean)]
    public void Where_levels_are_raised_a_laxer_label_is_not_the_end(string labels, RaiseMode raise, Stage stage) =>
        NamespaceStage.Of(Planner.Make(GivenManifests.Read(Namespace(labels) + Root), new() { Fit = Fit.Workloads, Raise = raise, ServerMinor = 30 })).Single()
            .Stage.Should().Be(stage);

    [TestMethod]
    public void What_is_kept_is_a_stage_of_its_own()
    {
        var plan = Planner.Make(GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + Namespace("enforce: restricted")), new());
        NamespaceStage.Of(plan, isKept: true).Single().Stage.Should().Be(Stage.Kept);
    }

    [TestMethod]
    [DataRow("", "Rehearse Warn Audit Enforce CleanUp Delete")]
    [DataRow("warn: restricted", "Rehearse Audit Enforce CleanUp Delete")]
    [DataRow("warn: restricted, audit: restricted", "Rehearse Enforce CleanUp Delete")]
    [DataRow("enforce: restricted", "CleanUp Delete")]
    [DataRow("enforce: baseline", "Overwrite Rehearse Warn Audit Enforce CleanUp Delete")]
    public void Only_the_steps_are_left_that_were_not_taken(string labels, string steps)
    {
        var plan = Planner.Make(GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + Namespace(labels)), new());
        string.Join(' ', NextSteps.Of(NamespaceStage.Of(plan), plan)).Should().Be(steps);
    }

    /// <remarks>Pod Security is there from v1.23 on, policies up to v1.24: facts/pod-security-admission.md; facts/pod-security-policy.md.</remarks>
    [TestMethod]
    [DataRow("", 20, "Judge Warn Audit Upgrade")]
    [DataRow("warn: restricted, audit: restricted", 22, "Judge Upgrade")]
    [DataRow("enforce: restricted", 20, "Upgrade")]
    [DataRow("warn: restricted, audit: restricted", 23, "Rehearse Enforce Save CleanUp Delete")]
    [DataRow("enforce: restricted", 24, "Save CleanUp Delete")]
    [DataRow("enforce: restricted", 25, "")]
    public void A_server_without_Pod_Security_takes_labels_but_nothing_is_deleted_there(string labels, int minor, string steps)
    {
        var plan = Planner.Make(GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + Namespace(labels)), new() { ServerMinor = minor });
        string.Join(' ', NextSteps.Of(NamespaceStage.Of(plan), plan)).Should().Be(steps);
    }

    /// <remarks>Labels of such a server count after its upgrade: facts/pod-security-admission.md.</remarks>
    [TestMethod]
    [DataRow("", "Judge Warn Audit Upgrade")]
    [DataRow("enforce: baseline", "", DisplayName = "nothing is left that the upgrade would be for")]
    public void Without_policies_an_old_server_is_upgraded_for_the_labels_alone(string labels, string steps)
    {
        var plan = Planner.Make(GivenManifests.Read(Namespace(labels) + Root), new() { ServerMinor = 20 });
        string.Join(' ', NextSteps.Of(NamespaceStage.Of(plan), plan)).Should().Be(steps);
    }

    /// <remarks>Admission policies are there from v1.30 on: facts/admission-policies.md, Versions.</remarks>
    [TestMethod]
    [DataRow("enforce: restricted", 30, false, "Keep")]
    [DataRow("enforce: restricted", null, false, "Keep CleanUp Delete")]
    [DataRow("enforce: restricted", 29, false, "", DisplayName = "too old")]
    [DataRow("enforce: restricted", 30, true, "", DisplayName = "kept already")]
    [DataRow("warn: restricted, audit: restricted", 30, false, "Rehearse Enforce", DisplayName = "enforcing puts them in force, too")]
    public void What_is_lost_is_kept_once_all_is_enforced(string labels, int? minor, bool isKept, string steps)
    {
        var plan = KeptOf.Plan(GivenManifests.Strict + "\n" + Bound + Namespace(labels), options: new() { ServerMinor = minor });
        string.Join(' ', NextSteps.Of(NamespaceStage.Of(plan, isKept), plan)).Should().Be(steps);
    }

    [TestMethod]
    [DataRow("enforce: baseline", 24, StageBlock.Nothing, DisplayName = "apply raises labels")]
    [DataRow("enforce: restrictd", 24, StageBlock.Nothing, DisplayName = "nonsense is restricted, at the newest version")]
    [DataRow("enforce: baseline", null, StageBlock.OtherLabels, DisplayName = "pr doesn't")]
    public void In_a_cluster_laxer_labels_block_nothing(string labels, int? minor, StageBlock block)
    {
        var plan = Planner.Make(GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + Namespace(labels)), new() { ServerMinor = minor });
        NamespaceStage.Of(plan).Single(stage => stage.Plan.Name is "team").Block.Should().Be(block);
    }

    [TestMethod]
    [DataRow("enforce", "argocd-controller", 24, StageBlock.Deployed, "TakeOver Rehearse Warn Audit Enforce")]
    [DataRow("warn", "argocd-controller", 24, StageBlock.Deployed, "TakeOver Rehearse Warn Audit Enforce")]
    [DataRow("warn", "argocd-controller", null, StageBlock.OtherLabels, "Overwrite Rehearse Warn Audit Enforce", DisplayName = "pr changes what is deployed")]
    [DataRow("warn", "pspmigrate", 24, StageBlock.Nothing, "Rehearse Warn Audit Enforce")]
    [DataRow("enforce", "some-operator", 24, StageBlock.Owned, "")]
    public void In_a_cluster_laxer_labels_that_are_deployed_from_elsewhere_are_changed_there(
        string mode, string manager, int? minor, StageBlock block, string steps)
    {
        var managed = $$"""
            ---
            apiVersion: v1
            kind: Namespace
            metadata:
              name: team
              labels: {pod-security.kubernetes.io/{{mode}}: privileged}
              managedFields:
              - {manager: {{manager}}, operation: Apply, fieldsV1: {"f:metadata": {"f:labels": {"f:pod-security.kubernetes.io/{{mode}}": {} } } } }

            """;
        var plan = Planner.Make(GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + managed), new() { ServerMinor = minor });
        var stages = NamespaceStage.Of(plan);

        stages.Single().Block.Should().Be(block);
        string.Join(' ', NextSteps.Of(stages, plan).Where(step => step < NextStep.Save)).Should().Be(steps);
    }

    /// <remarks>Such a label counts as restricted (facts/pod-security-admission.md, 23): it is stricter than planned, not laxer.</remarks>
    [TestMethod]
    public void In_a_cluster_a_label_that_is_not_understood_is_no_laxer_one()
    {
        var plan = Planner.Make(
            GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + Namespace("enforce: restrictd")),
            new() { ServerMinor = 24, Enforce = new(IsAuto: false, Level.Baseline) });
        NamespaceStage.Of(plan).Single(stage => stage.Plan.Name is "team").Block.Should().Be(StageBlock.Nothing);
    }

    /// <summary>As <c>apply</c> raises the label, it refuses what the label lets in.</summary>
    [TestMethod]
    [DataRow("enforce: privileged")]
    [DataRow("")]
    public void In_a_cluster_workloads_are_held_to_the_level_that_laxer_labels_are_raised_to(string labels)
    {
        var plan = Planner.Make(GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + Namespace(labels) + Plain), new() { ServerMinor = 24 });

        var stage = NamespaceStage.Of(plan).Single(stage => stage.Plan.Name is "team");

        stage.Block.Should().Be(StageBlock.Refused);
        stage.Refused.Should().ContainSingle();
    }

    [TestMethod]
    public void An_older_version_of_the_planned_level_blocks_nothing()
    {
        var plan = Planner.Make(
            GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + Namespace("warn: restricted, warn-version: v1.20")), new() { Version = new(24) });
        NamespaceStage.Of(plan).Single(stage => stage.Plan.Name is "team").Should().BeEquivalentTo(new { Stage = Stage.Warned, Block = StageBlock.Nothing });
    }

    [TestMethod]
    [DataRow("cluster:team/Deployment/d", 0, "team", 24, StageBlock.Nothing)]
    [DataRow("cluster:team/Deployment/d", 0, "other", 24, StageBlock.Nothing, DisplayName = "no account there may use a policy")]
    [DataRow("cluster:team/Deployment/d", 0, "team", 25, StageBlock.Refused, DisplayName = "policies of a file refuse nothing any more")]
    [DataRow("team.yaml", 1, "team", null, StageBlock.Refused, DisplayName = "files may lack grants")]
    public void Workloads_of_a_cluster_that_policies_refuse_today_block_nothing(string source, int line, string bound, int? minor, StageBlock block)
    {
        const string refused =
            """
            ---
            {kind: Deployment, apiVersion: apps/v1, metadata: {name: d, namespace: team}, spec: {template: {spec: {containers: [{name: a, image: i,
             securityContext: {privileged: true}}]}}}}

            """;
        var inventory = GivenManifests.Read(
            GivenManifests.Strict + "\n" + Bound.Replace("team", bound, StringComparison.Ordinal) + Namespace("") + refused);
        inventory = inventory with { Workloads = [.. inventory.Workloads.Select(workload => workload with { At = new(source, line, line) })] };
        var plan = Planner.Make(inventory, new() { ServerMinor = minor });
        NamespaceStage.Of(plan).Single(stage => stage.Plan.Name is "team").Block.Should().Be(block);
        plan.Refused.Any().Should().Be(block == StageBlock.Refused, "apply warns of the same");
    }

    /// <remarks>Whoever admitted it: it runs, and levels would refuse it when it is made again.</remarks>
    [TestMethod]
    public void Pods_of_a_cluster_block_whatever_policies_say_of_them_today()
    {
        var inventory = GivenManifests.Read(GivenManifests.Strict + "\n" + Bound + Namespace("")
            + Plain.Replace("image: i", "image: i, securityContext: {privileged: true}", StringComparison.Ordinal));
        inventory = inventory with { Workloads = [.. inventory.Workloads.Select(workload => workload with { At = new("cluster:team/Pod/p", 0, 0) })] };
        NamespaceStage.Of(Planner.Make(inventory, new() { ServerMinor = 24 })).Single(stage => stage.Plan.Name is "team")
            .Block.Should().Be(StageBlock.Refused);
    }

    [TestMethod]
    public void Nothing_is_left_where_all_is_enforced_and_no_policy_is_there()
    {
        var plan = Planner.Make(GivenManifests.Read(Namespace("enforce: baseline")), new());
        NextSteps.Of(NamespaceStage.Of(plan), plan).Should().BeEmpty();
    }

    private static string Namespace(string labels) =>
        $"---\n{{kind: Namespace, apiVersion: v1, metadata: {{name: team, labels: {{{Prefixed(labels)}}}}}}}\n";

    private static string Prefixed(string labels) =>
        string.Join(", ", labels.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(label => "pod-security.kubernetes.io/" + label));

    private static NamespaceStage Of(string manifests) =>
        NamespaceStage.Of(Planner.Make(GivenManifests.Read(manifests), new())).Single(stage => stage.Plan.Name is "team");
}
