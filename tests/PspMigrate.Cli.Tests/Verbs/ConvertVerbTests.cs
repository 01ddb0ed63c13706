using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class ConvertVerbTests
{
    [TestMethod]
    public void The_articles_manifests_are_read_without_complaints()
    {
        using var test = new TestHost();

        test.Run("convert", Repository.Path("fixtures", "article")).Should().Be(ExitCode.Ok);

        test.Error.Should().NotContain("error: ").And.NotContain("warning: ");
    }

    [TestMethod]
    public void Standard_input_is_read()
    {
        using var test = new TestHost("kind: Pod\n");

        test.Run("convert", "-").Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().StartWith("error: <stdin>:1:");
    }

    [TestMethod]
    public void One_wrong_file_among_good_ones_means_no_answer()
    {
        using var test = new TestHost();
        test.Write("in/a.yaml", File.ReadAllText(Repository.Path("fixtures", "article", "psp-restricted.yaml")));
        test.Write("in/b.yaml", "a: [1, 2\nb: 3\n");

        test.Run("convert", "in").Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().MatchRegex(@"^error: in/b\.yaml:[0-9]+:[0-9]+: .+\n");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_file_that_can_not_be_opened_is_named()
    {
        using var test = new TestHost();
        Directory.CreateDirectory(test.Host.FullPath("in"));
        File.CreateSymbolicLink(test.Host.FullPath("in/a.yaml"), "nowhere.yaml");

        test.Run("convert", "in").Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().StartWith("error: in/a.yaml: ");
    }

    [TestMethod]
    [DataRow("convert")]
    [DataRow("convert missing.yaml")]
    [DataRow("convert . --bogus")]
    [DataRow("convert . --fit tight")]
    [DataRow("convert .")]
    [DataRow("konvert .")]
    [DataRow("")]
    public void Wrong_usage_is_2_with_nothing_on_standard_output(string line)
    {
        using var test = new TestHost();

        test.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().NotBeEmpty();
    }

    [TestMethod]
    public void The_version_is_a_result()
    {
        using var test = new TestHost();

        test.Run("--version").Should().Be(ExitCode.Ok);

        test.Out.Should().Be($"{CommandName.WithVersion}\n");
        test.Error.Should().BeEmpty();
    }

    [TestMethod]
    public void Output_that_can_not_be_written_is_an_error()
    {
        using var full = new FullDisk();
        using var test = new TestHost();

        Application.Run(["--version"], test.Host with { Out = full }).Should().Be(ExitCode.BadInput);

        test.Error.Should().Be("error: No space left on device\n");
    }

    private sealed class FullDisk : StringWriter
    {
        public override void Flush() => throw new IOException("No space left on device");
    }
}
