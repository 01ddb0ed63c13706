using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Attacks;

/// <summary>Output that nobody takes, or that doesn't fit: one message, no stack trace, and no half of a file.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class OutputFailureTests
{
    private static readonly string Convert = $"{Cli.Words} convert '{Repository.Path("fixtures", "article")}'";

    [TestMethod]
    [DataRow("{0} 2>&1 | true; exit ${{PIPESTATUS[0]}}", DisplayName = "nobody reads")]
    [DataRow("{0} -o json --report json 2>/dev/null | head -1; exit ${{PIPESTATUS[0]}}", DisplayName = "somebody reads one line")]
    [DataRow("{0} --help | head -1 >/dev/null; exit ${{PIPESTATUS[0]}}", DisplayName = "help")]
    public async Task A_closed_pipe_ends_it_quietly(string script)
    {
        var result = await Cli.Shell("/", string.Format(null, script, Convert));

        result.ExitCode.Should().Be(ExitCode.Ok);
        result.Error.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("{0} --report none > /dev/full", DisplayName = "a full disk for the labels")]
    [DataRow("{0} -o json --report none > /dev/full", DisplayName = "a full disk for much")]
    [DataRow("{0} --report-file /dev/full", DisplayName = "a full disk for the report")]
    public async Task A_full_disk_is_one_message(string script)
    {
        var result = await Cli.Shell("/", string.Format(null, script, Convert));

        result.ExitCode.Should().Be(ExitCode.BadInput);
        result.Error.Should().MatchRegex("^error: [^\n]*No space left on device[^\n]*\n$");
    }

    [TestMethod]
    [DataRow("2>/dev/full")]
    [DataRow("2>&-")]
    public async Task Standard_error_that_takes_nothing_is_told_by_the_exit_code_alone(string redirection)
    {
        var result = await Cli.Shell("/", $"{Convert} -o name {redirection}");

        result.ExitCode.Should().Be(ExitCode.BadInput);
        result.Output.Should().BeEmpty();
    }

    [TestMethod]
    public async Task A_report_too_short_to_be_written_before_the_end_is_written_before_the_labels()
    {
        using var test = new TestHost();
        test.Write("pod.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: web}, spec: {containers: [{name: c, image: i}]}}");
        (await Cli.Shell(test.Directory.FullName, $"{Cli.Words} convert pod.yaml -o name")).Output.Should().Be("namespace/web\n");

        var result = await Cli.Shell(test.Directory.FullName, $"{Cli.Words} convert pod.yaml -o name 2>/dev/full");

        result.ExitCode.Should().Be(ExitCode.BadInput);
        result.Output.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("--output-dir out")]
    [DataRow("--witnesses out")]
    [DataRow("--report-file out/report.txt")]
    public async Task A_file_system_without_room_is_one_message_and_no_file(string options)
    {
        using var test = new TestHost();
        Directory.CreateDirectory(test.Host.FullPath("out"));

        // Only in a name space of our own may we mount anything.
        var result = await Cli.Shell(
            test.Directory.FullName,
            $"unshare --user --map-root-user --mount bash -c \"mount -t tmpfs -o size=4k none out && echo mounted && {Convert} {options}; "
                + "code=\\$?; ls -A out; exit \\$code\"");

        if (!result.Output.StartsWith("mounted\n", StringComparison.Ordinal))
            Assert.Inconclusive($"needs unshare and mount in a name space of its own: {result.Error}");
        result.ExitCode.Should().Be(ExitCode.BadInput);
        result.Error.Should().MatchRegex("^error: no file was written: No space left on device[^\n]*\n$");
        result.Output.Should().Be("mounted\n");
    }

    [TestMethod]
    [DataRow("--output-dir out/labels")]
    [DataRow("--witnesses out")]
    [DataRow("--report-file out/report.txt")]
    public async Task A_read_only_directory_is_one_message_and_no_file(string options)
    {
        using var test = new TestHost();
        Directory.CreateDirectory(test.Host.FullPath("out"));

        var result = await Cli.Shell(
            test.Directory.FullName,
            $"unshare --user --map-root-user --mount bash -c \"mount -t tmpfs -o ro none out && echo mounted && {Convert} {options}; "
                + "code=\\$?; ls -A out; exit \\$code\"");

        if (!result.Output.StartsWith("mounted\n", StringComparison.Ordinal))
            Assert.Inconclusive($"needs unshare and mount in a name space of its own: {result.Error}");
        result.ExitCode.Should().Be(ExitCode.BadInput);
        result.Error.Should().MatchRegex("^error: no file was written: Read-only file system[^\n]*\n$");
        result.Output.Should().Be("mounted\n");
    }
}
