using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Verbs;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class ConvertOptionsTests
{
    [TestMethod]
    public void Without_options_the_defaults_hold()
    {
        var options = Parse("a.yaml");

        options.Should().BeEquivalentTo(new
        {
            Input = new InputOptions { Files = ["a.yaml"], Recursive = false, Selection = NamespaceSelection.All, DefaultNamespace = default },
            Levels = new LevelOptions
            {
                Plan = new() { Policies = PolicyChoice.Widest, Enforce = ModeChoice.Auto, Audit = ModeChoice.Auto, Warn = ModeChoice.Auto },
                Version = null,
            },
            Output = LabelForms.All.Single(form => form.Name is "yaml"),
            IsOutputSaid = false,
            OutputDirectory = (string?)null,
            Report = new ReportTarget(ReportForm.Text, Path: null, Force: false),
            ReportSchema = 2,
            WitnessDirectory = (string?)null,
            ExitCode = false,
            Keeping = (KeepOptions?)null,
            Defaults = (DefaultsOptions?)null,
        });
    }

    [TestMethod]
    public void Every_option_is_taken()
    {
        var options = Parse(
            "a", "-f", "b", "-R", "-n", "team-1", "--fit", "exact", "--policies", "used", "--enforce", "baseline",
            "--audit", "restricted", "--warn", "none", "--kubernetes-version", "v1.25", "--include-controllers",
            "--include-users", "-o", "kustomize", "--output-dir", "out", "--report", "markdown", "--report-file", "r.md",
            "--witnesses", "pods", "--overwrite", "--exit-code");

        options.Should().BeEquivalentTo(new
        {
            Input = new InputOptions
            {
                Files = ["a", "b"],
                Recursive = true,
                Selection = new(["team-1"], null),
                DefaultNamespace = new("team-1", IsSaid: false),
            },
            Levels = new LevelOptions
            {
                Plan = new()
                {
                    Fit = Fit.Exact,
                    Policies = PolicyChoice.Used,
                    Enforce = new(IsAuto: false, Level.Baseline),
                    Audit = new(IsAuto: false, Level.Restricted),
                    Warn = ModeChoice.None,
                    Overwrite = true,
                    IncludeControllers = true,
                    IncludeUsers = true,
                },
                Version = new(25),
            },
            Output = LabelForms.All.Single(form => form.Name is "kustomize"),
            IsOutputSaid = true,
            OutputDirectory = "out",
            Report = new ReportTarget(ReportForm.Markdown, "r.md", Force: false),
            WitnessDirectory = "pods",
            ExitCode = true,
        });
    }

    [TestMethod]
    [DataRow("--output", "yaml json kubectl kustomize name wide")]
    [DataRow("--report", "text full table markdown html sarif json yaml none")]
    [DataRow("--enforce", "auto none privileged baseline restricted")]
    [DataRow("--audit", "auto none privileged baseline restricted")]
    [DataRow("--warn", "auto none privileged baseline restricted")]
    [DataRow("--no-policy", "restricted none")]
    [DataRow("--fit", "auto policy exact workloads")]
    [DataRow("--policies", "widest narrowest used")]
    public void A_choice_takes_its_words_and_no_other(string option, string words)
    {
        foreach (var word in words.Split(' '))
            Invoking(option, word).Should().NotThrow();

        Invoking(option, "Yaml").Should().Throw<CommandException>().Which.Problems.Should().Equal(
            new Problem($"{option}: unknown value \"Yaml\"", $"use one of: {words.Replace(" ", ", ", StringComparison.Ordinal)}"));
    }

    private static Action Invoking(params string[] args) => () => Parse(["a", .. args]);

    private static ConvertOptions Parse(params string[] args) => ConvertOptions.From(
        ((RunRequest)ArgumentParser.Parse(["convert", .. args], Application.Verbs, "pspmigrate")).Arguments);
}
