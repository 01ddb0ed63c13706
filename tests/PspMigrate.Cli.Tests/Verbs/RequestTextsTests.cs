using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class RequestTextsTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    [TestMethod]
    public void The_text_replaces_no_file_of_others_unless_forced()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        var state = test.State();
        File.WriteAllText(test.Path("body.md"), "mine\n");

        test.Pr("--commit", "--body-file", "../body.md").Should().Be(ExitCode.BadInput);
        test.Error.Should().Contain("body.md: already exists, and pspmigrate didn't write it").And.Contain("--force");
        test.State().Should().Be(state);
        File.ReadAllText(test.Path("body.md")).Should().Be("mine\n");

        test.PrOk("--commit", "--body-file", "../body.md", "--force");
        File.ReadAllText(test.Path("body.md")).Should().Contain("team-a");
        test.PrOk("--commit", "--body-file", "../body.md");
    }

    [TestMethod]
    [DataRow("body.md", "| team-a | team-a.yaml:1 | baseline:latest |")]
    [DataRow("body.html", "<meta name=generator content=pspmigrate>")]
    [DataRow("body.json", "\"title\": \"Add Pod Security labels to namespace team-a\"")]
    public void The_texts_file_chooses_its_format(string file, string text)
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));

        test.PrOk("--dry-run", "--body-file", $"../{file}");
        test.PrOk("--commit", "--body-file", $"../{file}");

        File.ReadAllText(test.Path(file)).Should().Contain(text).And.Contain("kubectl label --overwrite namespace team-a");
    }

    [TestMethod]
    public void The_text_is_shown_in_the_form_that_is_asked_for()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));

        test.PrOk("--dry-run", "--report", "text");

        test.Error.Should().Contain("HOW TO ROLL BACK\n").And.Contain("team-a      team-a.yaml:1");
        test.Out.Should().StartWith("diff --git");
    }
}
