using System.Diagnostics;
using System.Globalization;

namespace PspMigrate.Cluster.Tests;

/// <summary>The command as a process, stopped before each of its writes: what was done can be undone, and goes on when it is run again.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class WriteSignalTests
{
    /// <summary>No verb has more to write here.</summary>
    private const int Most = 12;

    [ClassCleanup]
    public static void Stop() => Writing.Stop();

    public static IEnumerable<object[]> All =>
        from verb in Writing.Verbs
        from signal in new[] { ("INT", 130), ("TERM", 143), ("KILL", 137) }
        select new object[] { verb, signal.Item1, signal.Item2 };

    [TestMethod]
    [DynamicData(nameof(All))]
    public async Task Whenever_it_is_stopped_it_goes_on_and_can_be_undone(string verb, string signal, int code)
    {
        var step = Writing.Of(verb);
        var stops = 0;
        // SIGTERM takes the way of SIGINT.
        var most = signal is "TERM" ? 2 : Most;
        for (var at = 1; at <= most && await Stop(step, signal, at) is { } run; at++)
        {
            stops++;
            run.Code.Should().Be(code, run.Error);
            run.Error.Should().NotContain("   at ");
            if (signal is not "KILL")
                run.Error.Should().Contain("Stopped: ").And.Contain("To continue: run the same command again");
            Run.With(step.Kubeconfig, step.Do).Fine();
            step.State().Should().Be(step.Done, "it was stopped by {0} before write {1}", signal, at);
            step.UndoAll();
        }

        stops.Should().BeGreaterThan(1);
    }

    /// <summary>Undoing at once, without going on first, is right, too.</summary>
    [TestMethod]
    [DataRow("apply"), DataRow("cleanup --apply")]
    public async Task What_was_done_when_it_was_killed_can_be_undone(string verb)
    {
        var step = Writing.Of(verb);

        (await Stop(step, "KILL", at: 2)).Should().NotBeNull();

        step.State().Should().NotBe(step.Before).And.NotBe(step.Done);
        step.UndoAll();
    }

    /// <summary>Runs it until the server is asked for a write; null where there are fewer.</summary>
    private static async Task<Run?> Stop(Writing step, string signal, int at)
    {
        var (writes, isStopped) = (0, false);
        using var started = new ManualResetEventSlim();
        Process? process = null;
        using var proxy = new Proxy(seen =>
        {
            if (!seen.IsWrite || Interlocked.Increment(ref writes) != at)
                return null;
            isStopped = true;
            started.Wait();
            using var kill = Process.Start("kill", [$"-{signal}", process!.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
            Thread.Sleep(200);
            // What was sent arrives, or doesn't.
            return at % 2 == 0 ? Fault.Drop : null;
        }, step.Admin);
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "pspmigrate.dll"), .. step.Do])
        {
            WorkingDirectory = Scratch.Path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KUBECONFIG"] = proxy.Kubeconfig;
        process = Process.Start(start)!;
        started.Set();
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        using (process)
        {
            var run = new Run(process.ExitCode, await output, await error);
            proxy.WaitUntilIdle();
            if (isStopped)
                return run;
            run.Fine();
            step.UndoAll();
            return null;
        }
    }
}
