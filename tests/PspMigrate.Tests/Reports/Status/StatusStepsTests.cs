using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports;
using PspMigrate.Reports.Status;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Status;

/// <remarks>Which step is taken by which command: docs/status.md, "Steps".</remarks>
[TestClass]
public sealed class StatusStepsTests
{
    private static readonly string Yaml = Plans.Policy("p", "  readOnlyRootFilesystem: true") + Plans.Reached("shop", "p");

    private static readonly ImmutableArray<NextStep> All = [.. Enum.GetValues<NextStep>()];

    private static readonly Invocation Cluster = new("pspmigrate", "--context prod") { Cluster = "--context prod" };

    private static readonly Invocation Repository = new("pspmigrate", "-R .", IsRepository: true);

    [TestMethod]
    [DataRow(NextStep.Fix, "check|fix -o kubectl")]
    [DataRow(NextStep.Rehearse, "apply --dry-run=server")]
    [DataRow(NextStep.Judge, "check")]
    [DataRow(NextStep.Warn, "apply --stage warn")]
    [DataRow(NextStep.Audit, "apply --stage audit")]
    [DataRow(NextStep.Upgrade, "status")]
    [DataRow(NextStep.Enforce, "apply")]
    [DataRow(NextStep.CleanUp, "cleanup")]
    [DataRow(NextStep.Delete, "cleanup --apply")]
    public void In_a_cluster_each_step_has_its_commands_with_the_context_that_was_typed(NextStep step, string commands) =>
        Commands(Plans.Of(Yaml, new() { ServerMinor = 24 }), Cluster, step).Should()
            .Equal(commands.Split('|').Select(command => $"pspmigrate {command} --context prod"));

    [TestMethod]
    [DataRow(NextStep.Fix, "check -R .|fix -o diff -R .")]
    [DataRow(NextStep.Rehearse, "pr --dry-run -R .")]
    [DataRow(NextStep.Warn, "pr --enforce none -R .")]
    [DataRow(NextStep.Enforce, "pr -R .")]
    [DataRow(NextStep.Delete, "pr --cleanup")]
    public void In_a_repository_requests_do_what_apply_does(NextStep step, string commands) =>
        Commands(Plans.Of(Yaml), Repository, step).Should().Equal(commands.Split('|').Select(command => $"pspmigrate {command}"));

    /// <summary>In a repository warnings and audit are one request; from files alone nothing can be deleted.</summary>
    [TestMethod]
    public void A_step_that_is_none_here_is_left_out()
    {
        Steps(Plans.Of(Yaml), Repository).Should().NotContain(step => step.Step == NextStep.Audit);
        Steps(Plans.Of(Yaml), new("pspmigrate", "x.yaml")).Should().NotContain(step => step.Step == NextStep.Delete);
    }

    /// <remarks>ValidatingAdmissionPolicy is served from v1.30 on: before, nothing can be kept.</remarks>
    [TestMethod]
    [DataRow(30, true), DataRow(29, false)]
    public void Keeping_goes_with_labels_where_the_server_takes_admission_policies(int minor, bool keeps)
    {
        var plan = KeptOf.Plan(Yaml, options: new() { Version = new(minor), ServerMinor = minor });

        NextStep[] steps = [NextStep.Rehearse, NextStep.Warn, NextStep.Enforce];
        foreach (var (step, typed) in steps.SelectMany(step => new[] { (step, Cluster), (step, Repository) }))
            Commands(plan, typed, step).Single().Contains(" --keep", StringComparison.Ordinal).Should().Be(keeps, step.ToString());
    }

    /// <summary>Overwriting takes every label that differs, stricter ones as well.</summary>
    [TestMethod]
    public void Overwriting_names_the_namespaces_that_it_opens()
    {
        const string label = "pod-security.kubernetes.io/enforce";
        var lax = Yaml.Replace("name: shop, labels: {", $"name: shop, labels: {{{label}: privileged", StringComparison.Ordinal);

        Overwrite(lax).Should().EndWith("with --overwrite the commands below do:");
        Overwrite(lax + Plans.Use("till", "p") + Plans.Namespace("till", $"{label}: restricted")).Should()
            .EndWith("the commands below do, and lower stricter labels of till, too:");

        static string Overwrite(string yaml) => Steps(Plans.Of(yaml), Repository).Single(step => step.Step == NextStep.Overwrite).Text;
    }

    /// <summary>Half of the policies may be deleted by the second time.</summary>
    [TestMethod]
    public void What_is_saved_is_never_overwritten()
    {
        var parts = Commands(Plans.Of(Yaml, new() { ServerMinor = 24 }), Cluster, NextStep.Save).Single().Split(" || ");

        parts[0].Should().StartWith("test -s ");
        parts[1].Should().StartWith("kubectl --context prod get podsecuritypolicies,").And.EndWith($"> {parts[0].Split(' ')[^1]}");
    }

    [TestMethod]
    public void Every_step_says_what_it_is_for() =>
        Steps(Plans.Of(Yaml, new() { ServerMinor = 24 }), Cluster).Should().OnlyContain(step => step.Text.Length > 0 && step.Commands.Length > 0)
            .And.HaveSameCount(All);

    private static ImmutableArray<StatusStep> Steps(Plan plan, Invocation invocation) => new StatusSteps(plan, invocation).Of(All);

    private static ImmutableArray<string> Commands(Plan plan, Invocation invocation, NextStep step) =>
        Steps(plan, invocation).Single(item => item.Step == step).Commands;
}
