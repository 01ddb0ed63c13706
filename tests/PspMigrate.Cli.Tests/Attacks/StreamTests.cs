using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Attacks;

/// <summary>The real process on terminals, named pipes and closed streams.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class StreamTests
{
    private static readonly string Convert = $"{Cli.Words} convert '{Repository.Path("fixtures", "article")}'";

    [TestMethod]
    [DataRow("NO_COLOR=1 {0} -o name")]
    [DataRow("{0} -o name --no-color")]
    [DataRow("{0} -o name 2>report | cat")]
    [DataRow("{0} -o name >labels 2>&1; cat labels")]
    [DataRow("{0} - -o name --no-color <in.yaml")]
    public async Task A_terminal_gets_no_control_sequence_that_is_not_a_colour_that_it_wants(string script)
    {
        using var test = new TestHost();
        test.Write("in.yaml", "{kind: Namespace, apiVersion: v1, metadata: {name: a}}\n");
        var line = string.Format(null, script, Convert).Replace("\"", "\\\"", StringComparison.Ordinal);

        var result =
            await Cli.Shell(test.Directory.FullName, $"command -v script >/dev/null || exit 77; TERM=xterm script -qec \"{line}\" /dev/null </dev/null");

        if (result.ExitCode == 77)
            Assert.Inconclusive("There is no program that makes a terminal here.");
        result.Output.Should().Contain("namespace/security-test").And.NotContain("\e");
        test.Files().Values.Should().AllSatisfy(content => content.Should().NotContain("\e"));
    }

    [TestMethod]
    public async Task A_closed_standard_input_is_an_error_at_once()
    {
        var result = await Cli.Shell("/", $"{Cli.Words} convert - <&-");

        result.ExitCode.Should().Be(ExitCode.BadInput);
        result.Error.Should().Be("error: <stdin>: standard input is closed\n");
    }

    [TestMethod]
    public async Task A_named_pipe_is_written_into()
    {
        using var test = new TestHost();

        var result = await Cli.Shell(test.Directory.FullName,
            $"mkfifo pipe && (cat pipe >got & {Convert} --report-file pipe -o name; code=$?; wait; test -p pipe || exit 99; exit $code)");

        result.ExitCode.Should().Be(ExitCode.Ok);
        File.ReadAllText(test.Host.FullPath("got")).Should().StartWith("2 policies");
    }
}
