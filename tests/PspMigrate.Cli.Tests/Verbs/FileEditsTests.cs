using System.Text;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class FileEditsTests
{
    [TestMethod]
    public void A_file_that_can_not_be_edited_safely_stays_and_others_are_edited()
    {
        using var test = new TestHost();
        test.Write("policy.yaml", FixVerbTests.Policy);
        var web = test.Write("web.yaml", FixVerbTests.Web);
        var text = FixVerbTests.Web
            .Replace("name: web}", "name: other}", StringComparison.Ordinal)
            .Replace("spec:\n            containers", "spec: &s\n            containers", StringComparison.Ordinal) + "copy: *s\n";
        var anchored = test.Write("anchored.yaml", text);

        test.Run("fix", "--keep-filled", "-i", ".", "--exit-code").Should().Be(ExitCode.Findings);

        File.ReadAllText(anchored).Should().Be(text);
        File.ReadAllText(web).Should().Contain("runAsNonRoot: true");
        test.Error.Should().MatchRegex(@"warning: \./anchored\.yaml:2:1: this can't be edited in place: ");
    }

    [TestMethod]
    public void A_document_that_can_not_be_edited_keeps_none_of_its_file_from_being_edited()
    {
        using var test = new TestHost();
        test.Write("policy.yaml", FixVerbTests.Policy);
        var anchored = FixVerbTests.Web
            .Replace("name: web}", "name: other}", StringComparison.Ordinal)
            .Replace("spec:\n            containers", "spec: &s\n            containers", StringComparison.Ordinal) + "copy: *s\n";
        var path = test.Write("both.yaml", $"{anchored}---\n{FixVerbTests.Web}");

        test.Run("fix", "--keep-filled", "-i", ".", "--exit-code").Should().Be(ExitCode.Findings);

        File.ReadAllText(path).Should().StartWith($"{anchored}---\n").And.Contain("runAsNonRoot: true");
        test.Error.Should().Contain("1 workload fixed, 1 needs a fix that can't be made in place");
    }

    [TestMethod]
    public void Copies_of_a_workload_are_edited_alike()
    {
        using var test = new TestHost();
        test.Write("policy.yaml", FixVerbTests.Policy);
        test.Write("a.yaml", FixVerbTests.Web);
        test.Write("b.yaml", FixVerbTests.Web);

        test.Run("fix", "--keep-filled", "-i", ".").Should().Be(ExitCode.Ok);

        test.Files()["a.yaml"].Should().Contain("runAsNonRoot: true").And.Be(test.Files()["b.yaml"]);
    }

    /// <summary>UTF-16 is read, too.</summary>
    [TestMethod]
    public void A_file_that_is_not_UTF_8_is_read_but_not_edited()
    {
        using var test = new TestHost();
        test.Write("policy.yaml", FixVerbTests.Policy);
        var path = test.Write("web.yaml");
        File.WriteAllText(path, FixVerbTests.Web, Encoding.Unicode);
        var bytes = File.ReadAllBytes(path);

        test.Run("fix", "policy.yaml", "web.yaml", "--keep-filled", "-i", "--exit-code").Should().Be(ExitCode.Findings);

        File.ReadAllBytes(path).Should().Equal(bytes);
        test.Error.Should().Contain("warning: web.yaml:1:1: this file can't be edited in place: it isn't UTF-8\n  save it as UTF-8\n");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [Timeout(20_000, CooperativeCancellation = true)]
    public async Task A_pipe_can_be_read_but_not_edited()
    {
        using var test = new TestHost();
        var pipe = test.Host.FullPath("pipe");
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", pipe);
        await mkfifo.WaitForExitAsync();
        var written = Task.Run(() => File.WriteAllText(pipe, FixVerbTests.Policy + "---\n" + FixVerbTests.Web));

        test.Run("fix", "pipe", "--keep-filled", "-i").Should().Be(ExitCode.BadInput);

        await written;
        test.Error.Should().StartWith("error: pipe: only a file can be edited in place\n  leave out --in-place to get patches\n");
    }
}
