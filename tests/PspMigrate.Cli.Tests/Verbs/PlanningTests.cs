using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class PlanningTests
{
    private const string Pod = "{kind: Pod, apiVersion: v1, metadata: {name: p, namespace: team}, spec: {containers: [{name: a, image: i}]}}\n";

    [TestMethod]
    [DataRow("policy")]
    [DataRow("exact")]
    public void Levels_can_fit_policies_only_where_there_are_some(string fit)
    {
        using var test = new TestHost(Pod);

        test.Run("convert", "-", "--fit", fit).Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain($"error: --fit {fit} needs policies, and the input has none\n");
        test.Out.Should().BeEmpty();
    }

    /// <remarks>A value that may be left out stands behind an equals sign: another word would be a file.</remarks>
    [TestMethod]
    [DataRow("--render-charts")]
    [DataRow("--render-charts=prod.yaml")]
    public void Options_whose_value_may_be_left_out_are_repeated_as_they_are_typed(string option)
    {
        using var test = new TestHost();
        test.Write("a/a.yaml", Pod);

        test.Run("convert", "a", "-R", option).Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain($"pspmigrate convert a --recursive {option} --report full");
    }

    /// <summary>What is put off is what the next commands are about; of an option that is given twice the last counts.</summary>
    [TestMethod]
    [DataRow("none"), DataRow("baseline")]
    public void Commands_that_warn_never_enforce_and_those_that_enforce_never_put_it_off(string level)
    {
        using var test = new TestHost();
        test.Write("a.yaml", Pod);

        test.Run("status", "a.yaml", "--enforce", level).Should().Be(ExitCode.Ok, test.Error);

        var choice = level is "none" ? "" : " --enforce baseline";
        test.Out.Should().Contain($"pspmigrate apply --stage warn a.yaml{choice}\n").And.Contain($"pspmigrate apply a.yaml{choice}\n");
    }

    /// <summary>What was planned to replace labels is not left half-done by the commands that carry it out.</summary>
    [TestMethod]
    [DataRow("--overwrite", "apply --stage warn a.yaml --overwrite")]
    [DataRow("--include-users", "apply --stage warn a.yaml --include-users")]
    public void Choices_that_were_typed_go_with_the_commands_that_carry_them_out(string choice, string command)
    {
        using var test = new TestHost();
        test.Write("a.yaml", Pod);

        test.Run("convert", "a.yaml", choice).Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain(command);
    }

    [TestMethod]
    [DataRow("a.yaml", "a.yaml: ")]
    [DataRow("a.yaml b.yaml c.yaml", "a.yaml, b.yaml, c.yaml: ")]
    [DataRow("a.yaml b.yaml c.yaml d.yaml", "a.yaml, b.yaml, 2 more: ")]
    [DataRow("-", "standard input: ")]
    public void The_report_says_what_it_is_about(string files, string subject)
    {
        using var test = new TestHost(Pod);
        foreach (var name in new[] { "a.yaml", "b.yaml", "c.yaml", "d.yaml" })
            test.Write(name, Pod.Replace("name: p", $"name: {name[0]}", StringComparison.Ordinal));

        test.Run(["convert", .. files.Split(' ')]).Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().StartWith(subject);
    }
}
