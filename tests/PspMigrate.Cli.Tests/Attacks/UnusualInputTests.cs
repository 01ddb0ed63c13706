using System.Net.Sockets;
using System.Runtime.Versioning;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Verbs;

namespace PspMigrate.Cli.Tests.Attacks;

/// <summary>Pipes, devices, loops and files that change: what may be read is read, and nothing is waited for in vain.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class UnusualInputTests
{
    private const int Patience = 120_000;

    private static readonly string Policy = File.ReadAllText(Repository.Path("fixtures", "article", "psp-restricted.yaml"));

    [TestMethod]
    [Timeout(Patience, CooperativeCancellation = true)]
    [DataRow("cat p.yaml | {0} /dev/stdin", DisplayName = "/dev/stdin, a pipe")]
    [DataRow("{0} /dev/stdin < p.yaml", DisplayName = "/dev/stdin, a file")]
    [DataRow("{0} /dev/fd/7 7< p.yaml", DisplayName = "an open file")]
    [DataRow("{0} <(cat p.yaml)", DisplayName = "process substitution")]
    [DataRow("mkfifo fifo && {{ cat p.yaml > fifo & }} && {0} fifo", DisplayName = "a named pipe")]
    [DataRow("mkfifo fifo && ln -s fifo link && {{ cat p.yaml > fifo & }} && {0} link", DisplayName = "a link to a named pipe")]
    public async Task What_kubectl_reads_is_read(string script)
    {
        using var test = new TestHost();
        test.Write("p.yaml", Policy);

        var result = await Cli.Shell(test.Directory.FullName, string.Format(null, script, $"{Cli.Words} convert"));

        result.ExitCode.Should().Be(ExitCode.Ok, result.Error);
        result.Error.Should().Contain(": 1 policy, ");
    }

    [TestMethod]
    [Timeout(Patience, CooperativeCancellation = true)]
    [DataRow("/dev/zero")]
    [DataRow("/dev/full")]
    [DataRow("/dev/urandom")]
    public async Task A_device_without_an_end_is_one_error_in_bounded_memory(string device)
    {
        var result = await Cli.Shell("/", $"ulimit -d 2000000; {Cli.Words} convert {device}");

        result.ExitCode.Should().Be(ExitCode.BadInput);
        result.Error.Should().MatchRegex($"^error: {device}:[0-9]+:[0-9]+: this looks like a binary file, not YAML or JSON\n  give manifests as text\n$");
    }

    [TestMethod]
    [Timeout(Patience, CooperativeCancellation = true)]
    public async Task A_document_without_an_end_is_one_error()
    {
        var result = await Cli.Shell("/", $"yes 'a: b' | {Cli.Words} convert -");

        result.ExitCode.Should().Be(ExitCode.BadInput);
        result.Error.Should().StartWith("error: <stdin>:1:1: one document is larger than 512 MiB\n  split it, or give lists in the form that kubectl writes\n");
    }

    [TestMethod]
    [Timeout(Patience, CooperativeCancellation = true)]
    public void In_directories_only_files_are_read_and_loops_end()
    {
        using var test = new TestHost();
        test.Write("in/p.yaml", Policy);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(test.Host.FullPath("in/socket.yaml")));
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", test.Host.FullPath("in/fifo.yaml"));
        mkfifo.WaitForExit();
        foreach (var (link, target) in new[]
        {
            ("fifo-link.yaml", "fifo.yaml"), ("socket-link.yaml", "socket.yaml"), ("zero.yaml", "/dev/zero"), ("loop", "."), ("up", ".."), ("root.yaml", "/"),
        })
        {
            File.CreateSymbolicLink(test.Host.FullPath($"in/{link}"), target);
        }

        test.Run("convert", "-R", "in", "--report", "json").Should().Be(ExitCode.Ok, test.Error);
    }

    [TestMethod]
    public void A_link_to_itself_is_one_error()
    {
        using var test = new TestHost();
        test.Write("in/p.yaml", Policy);
        File.CreateSymbolicLink(test.Host.FullPath("in/self.yaml"), "self.yaml");

        test.Run("convert", "-R", "in").Should().Be(ExitCode.BadInput);

        test.Error.Should().MatchRegex("^error: in/self.yaml: .+\n$");
    }

    [TestMethod]
    [Timeout(Patience, CooperativeCancellation = true)]
    [DataRow("{0} <(cat p.yaml)")]
    [DataRow("{0} /dev/stdin < p.yaml")]
    [DataRow("mkfifo fifo && {{ cat p.yaml > fifo & }} && {0} fifo")]
    public async Task What_is_no_file_is_not_edited(string script)
    {
        using var test = new TestHost();
        test.Write("p.yaml", FixVerbTests.Web);
        test.Write("policy.yaml", FixVerbTests.Policy);

        var result = await Cli.Shell(test.Directory.FullName, string.Format(null, script, $"{Cli.Words} fix policy.yaml --in-place --keep-filled"));

        result.ExitCode.Should().Be(ExitCode.BadInput, result.Error);
        result.Error.Should().Contain("only a file can be edited in place");
        File.ReadAllText(test.Host.FullPath("p.yaml")).Should().Be(FixVerbTests.Web);
    }
}
