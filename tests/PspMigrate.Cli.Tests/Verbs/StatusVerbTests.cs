using System.Text.Json;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class StatusVerbTests
{
    private const string Team =
        """
        {kind: Namespace, apiVersion: v1, metadata: {name: team, labels: {LABELS}}}
        ---
        {kind: Pod, apiVersion: v1, metadata: {name: p, namespace: team}, spec: {containers: [{name: a, image: i}]}}
        """;

    private const string Policy =
        """
        {apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {name: p}, spec: {volumes: ['*'], runAsUser: {rule: MustRunAsNonRoot},
         seLinux: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}}}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: use}, rules: [{apiGroups: [policy],
         resources: [podsecuritypolicies], resourceNames: [p], verbs: [use]}]}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: use, namespace: team},
         roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use}, subjects: [{kind: ServiceAccount, name: default, namespace: team}]}
        """;

    [TestMethod]
    public void Each_namespace_is_a_row_and_the_commands_carry_on_with_the_same_input()
    {
        using var test = new TestHost();
        test.Write("it's/team.yaml", Team.Replace("LABELS", "", StringComparison.Ordinal));
        test.Run("status", "it's", "--enforce", "baseline", "-n", "team").Should().Be(ExitCode.Ok);
        test.Out.Split('\n').Should().ContainSingle(line => line.StartsWith("team ", StringComparison.Ordinal)).Which.Should().Contain("not started");
        test.Out.Should().Contain(@"pspmigrate apply --stage warn 'it'\''s' --namespace team --enforce baseline" + "\n");
    }

    [TestMethod]
    public void Who_may_lower_levels_is_said()
    {
        using var test = new TestHost();
        test.Write(
            "all.yaml",
            Team.Replace("LABELS", "", StringComparison.Ordinal)
                + """

                ---
                {kind: Namespace, apiVersion: v1, metadata: {name: other}}
                ---
                {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: edit-ns},
                 rules: [{apiGroups: [''], resources: [namespaces], verbs: [patch]}]}
                ---
                {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: leads, namespace: team},
                 roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit-ns}, subjects: [{kind: ServiceAccount, name: bot, namespace: ci},
                 {kind: User, apiGroup: rbac.authorization.k8s.io, name: jane}]}
                """);

        test.Run("status", "all.yaml").Should().Be(ExitCode.Ok);

        test.Out.Should().Contain("WHO MAY LOWER LEVELS\n* every namespace: Group system:masters\n* team: ServiceAccount ci/bot and User jane\n");
    }

    /// <remarks>Verbs don't all take the same options: each is told again only to those that have it.</remarks>
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Every_command_can_be_pasted_whatever_was_typed(bool isRepository)
    {
        using var test = new TestHost();
        if (isRepository)
            test.Directory.CreateSubdirectory(".git");
        test.Write("team.yaml", Team.Replace("LABELS", "", StringComparison.Ordinal) + "\n---\n" + Policy);
        test.Run(
            "status", "-R", ".", "--exclude", "x/*", "-n", "team", "-l", "", "--default-namespace", "team", "--enforce", "restricted", "--audit", "restricted",
            "--warn", "restricted",
            "--fit", "policy", "--policies", "narrowest", "--no-policy", "none", "--kubernetes-version", "v1.30", "--include-controllers", "--include-users",
            "--keep", "-o", "json").Should().Be(ExitCode.Ok);

        var commands = JsonDocument.Parse(test.Out).RootElement.GetProperty("nextSteps").EnumerateArray()
            .SelectMany(step => step.GetProperty("commands").EnumerateArray()).Select(command => command.GetString()!).ToArray();
        commands.Should()
            .Contain(command => command.Contains(" cleanup ", StringComparison.Ordinal)).And
            .Contain(command => command.Contains("check", StringComparison.Ordinal));
        foreach (var command in commands)
        {
            string[] words = [.. command.Split(' ').Skip(1).Select(word => word.Trim('\''))];
            FluentActions.Invoking(() => ArgumentParser.Parse(words, Application.Verbs, "pspmigrate")).Should().NotThrow(command);
        }
    }

    [TestMethod]
    public void In_a_repository_requests_carry_on()
    {
        using var test = new TestHost();
        test.Directory.CreateSubdirectory(".git");
        test.Write("team.yaml", Team.Replace("LABELS", "", StringComparison.Ordinal));
        test.Run("status", "team.yaml");
        test.Out.Should().Contain("  pspmigrate pr team.yaml\n").And.NotContain("pspmigrate apply");
    }

    [TestMethod]
    public void What_is_kept_is_kept_by_the_command_that_enforces_too()
    {
        using var test = new TestHost();
        test.Write("team.yaml", Team.Replace("LABELS", "", StringComparison.Ordinal));
        test.Run("status", "team.yaml", "--keep", "--scope", "grants").Should().Be(ExitCode.Ok);
        test.Out.Should().Contain("  pspmigrate apply --keep --scope grants team.yaml\n");
    }

    /// <remarks>What stands behind <c>access</c> is a policy: <c>access a.yaml</c> would ask the cluster for one of that name.</remarks>
    [TestMethod]
    public void Files_are_options_of_a_verb_that_takes_other_arguments()
    {
        var told = Retelling.Of(new ParsedArguments(["a b.yaml"], new Dictionary<Option, IReadOnlyList<string>>()), "pspmigrate", [], isRepository: false);
        told.Line("access").Should().Be("pspmigrate access --filename 'a b.yaml'");
        told.Line("check").Should().Be("pspmigrate check 'a b.yaml'");
    }

    [TestMethod]
    public void A_token_is_not_told_again()
    {
        using var test = new TestHost();
        var typed = new ParsedArguments([], new Dictionary<Option, IReadOnlyList<string>> { [Token] = ["s3cret"] });
        Retelling.Of(typed, "kubectl pspmigrate", [Token], isRepository: false).Line("apply").Should().Be("kubectl pspmigrate apply --token \"$TOKEN\"");
    }

    [TestMethod]
    [DataRow("", ExitCode.Findings)]
    [DataRow(
        "pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/warn: restricted, pod-security.kubernetes.io/audit: restricted", ExitCode.Ok)]
    public void A_pipeline_fails_until_nothing_is_left(string labels, int code)
    {
        using var test = new TestHost();
        test.Write("team.yaml", Team.Replace("LABELS", labels, StringComparison.Ordinal));
        test.Run("status", "team.yaml", "--exit-code").Should().Be(code);
    }

    [TestMethod]
    public void Programs_get_stages_and_steps()
    {
        using var test = new TestHost();
        test.Write("team.yaml", Team.Replace("LABELS", "", StringComparison.Ordinal));
        test.Run("status", "team.yaml", "-o", "json").Should().Be(ExitCode.Ok);
        var answer = JsonDocument.Parse(test.Out).RootElement;
        answer.GetProperty("namespaces")[0].GetProperty("stage").GetString().Should().Be("notStarted");
        answer.GetProperty("nextSteps").EnumerateArray().Select(step => step.GetProperty("step").GetString()).Should()
            .Equal("rehearse", "warn", "audit", "enforce");
    }

    private static Option Token => PspMigrate.Cli.Cluster.ClusterOptions.Group.Options.Single(option => option.LongName is "--token");
}
