using System.Diagnostics;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Git;
using PspMigrate.Cli.Tests.Verbs;

namespace PspMigrate.Cli.Tests.Attacks;

/// <summary>Whoever stops the command finds everything as it was, or as it should be, and nothing in between.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class SignalTests
{
    [TestMethod]
    [DataRow("INT", ExitCode.Interrupted, "-")]
    [DataRow("TERM", ExitCode.Terminated, "-")]
    [DataRow("INT", ExitCode.Interrupted, "fifo")]
    [DataRow("TERM", ExitCode.Terminated, "fifo")]
    public async Task Waiting_for_input_ends(string signal, int exitCode, string input)
    {
        using var test = new TestHost();
        using var mkfifo = Process.Start("mkfifo", test.Host.FullPath("fifo"));
        await mkfifo.WaitForExitAsync();
        using var process = Cli.Run(test.Directory.FullName, "convert", input);
        await Task.Delay(Random.Shared.Next(600, 1200));

        Cli.Signal(process, signal);
        await Cli.End(process);

        process.ExitCode.Should().Be(exitCode);
        (await process.StandardOutput.ReadToEndAsync()).Should().BeEmpty();
        (await process.StandardError.ReadToEndAsync()).Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("INT")]
    [DataRow("TERM")]
    public async Task Files_are_edited_as_a_whole_or_not_at_all(string signal)
    {
        for (var delay = 200; delay <= 1400; delay += 150)
        {
            using var test = new TestHost();
            test.Write("policy.yaml", FixVerbTests.Policy);
            for (var i = 0; i < 400; i++)
                test.Write($"web/{i}.yaml", FixVerbTests.Web.Replace("name: web", $"name: web{i}", StringComparison.Ordinal));
            var before = test.Files();
            var process = Cli.Run(test.Directory.FullName, "fix", "-R", ".", "--in-place", "--keep-filled");
            await Task.Delay(delay);

            Cli.Signal(process, signal);
            var result = await Cli.Finish(process);

            result.ExitCode.Should().BeOneOf(ExitCode.Ok, ExitCode.Interrupted, ExitCode.Terminated);
            var after = test.Files();
            after.Keys.Should().BeEquivalentTo(before.Keys, "signal {0} after {1} ms leaves no temporary file", signal, delay);
            var edited = after.Count(file => !string.Equals(file.Value, before[file.Key], StringComparison.Ordinal));
            edited.Should().BeOneOf(0, 400);
        }
    }

    [TestMethod]
    [DataRow("INT")]
    [DataRow("TERM")]
    public async Task A_repository_has_its_branch_or_is_as_it_was(string signal)
    {
        using var test = new GitSandbox();
        test.Commit(
        [
            ("psp.yaml", GitSandbox.Policies),
            .. Enumerable.Range(0, 200).Select(i => ($"ns/{i}.yaml", $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-{i}\n")),
        ]);
        var before = test.State();
        for (var delay = 200; delay <= 2000; delay += 200)
        {
            var process = Cli.Run(test.Checkout, test.Variables, "pr", "--commit");
            await Task.Delay(delay);

            Cli.Signal(process, signal);
            var result = await Cli.Finish(process);

            result.ExitCode.Should().BeOneOf([ExitCode.Ok, ExitCode.Interrupted, ExitCode.Terminated], result.Error);
            var hasBranch = test.Git("branch", "--list", GitSandbox.Branch).Length > 0;
            if (hasBranch)
                test.Git("branch", "--delete", "--force", GitSandbox.Branch);
            test.State().Should().Be(before, "signal {0} after {1} ms", signal, delay);
            Directory.EnumerateFiles(test.Path("checkout/.git"), "*.lock", SearchOption.AllDirectories).Should().BeEmpty();
            Directory.EnumerateDirectories(test.Temporary).Should().BeEmpty();
        }
    }
}
