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
            Assert.Inconclusive("needs the program script, which makes a terminal (util-linux)");
        result.Output.Should().Contain("namespace/security-test").And.NotContain("\e");
        test.Files().Values.Should().AllSatisfy(content => content.Should().NotContain("\e"));
    }

    [TestMethod]
    [DataRow("convert -"), DataRow("keep -"), DataRow("status -"), DataRow("raise -"), DataRow("cleanup -"), DataRow("access -f -"), DataRow("apply - --yes")]
    public async Task A_closed_standard_input_is_an_error_at_once(string command)
    {
        var result = await Cli.Shell("/", $"{Cli.Words} {command} <&-");

        result.ExitCode.Should().Be(ExitCode.BadInput);
        result.Error.Should().Be("error: <stdin>: standard input is closed\n");
    }

    [TestMethod]
    [DataRow("{0} --report-file >(cat >got) -o name >/dev/null; for i in $(seq 100); do test -s got && break; sleep 0.1; done", DisplayName = "a substitution")]
    [DataRow("{0} --report-file /dev/stdout -o name >got", DisplayName = "standard output")]
    [DataRow("{0} --report-file /dev/fd/3 -o name 3>got >/dev/null", DisplayName = "a descriptor")]
    public async Task What_leads_to_a_stream_is_written_into(string script)
    {
        using var test = new TestHost();

        var result = await Cli.Shell(test.Directory.FullName, string.Format(null, script, Convert));

        result.ExitCode.Should().Be(ExitCode.Ok, result.Error);
        File.ReadAllText(test.Host.FullPath("got")).Should().Contain("2 policies");
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
