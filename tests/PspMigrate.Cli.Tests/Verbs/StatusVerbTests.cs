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

    [TestMethod]
    public void A_token_is_not_told_again()
    {
        using var test = new TestHost();
        var typed = new ParsedArguments([], new Dictionary<Option, IReadOnlyList<string>> { [Token] = ["s3cret"] });
        Retelling.Of(typed, "kubectl pspmigrate", [Token], isRepository: false).Line("apply").Should().Be("kubectl pspmigrate apply --token \"$TOKEN\"");
    }

    [TestMethod]
    [DataRow("", ExitCode.Findings)]
    [DataRow("pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/warn: restricted, pod-security.kubernetes.io/audit: restricted", ExitCode.Ok)]
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
        answer.GetProperty("nextSteps").EnumerateArray().Select(step => step.GetString()).Should().Equal("rehearse", "warn", "audit", "enforce");
    }

    private static Option Token => PspMigrate.Cli.Cluster.ClusterOptions.Group.Options.Single(option => option.LongName is "--token");
}
