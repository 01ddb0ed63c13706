using System.Runtime.InteropServices;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli;

/// <summary>Ctrl-C: asks the work to stop and clean up, then ends the process with 130 whether it did or not.</summary>
internal sealed class Interrupt : IDisposable
{
    private static readonly TimeSpan CleaningTime = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop = new();
    private readonly ManualResetEventSlim _done = new();
    private readonly PosixSignalRegistration _registration;

    public Interrupt()
    {
        _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            _stop.Cancel();
            _done.Wait(CleaningTime);
            Environment.Exit(ExitCode.Interrupted);
        });
    }

    /// <summary>Runs the work with a token that Ctrl-C cancels.</summary>
    public int Guard(Func<CancellationToken, int> work)
    {
        try
        {
            return work(_stop.Token);
        }
        finally
        {
            _done.Set();
        }
    }

    public void Dispose()
    {
        _registration.Dispose();
        _done.Dispose();
        _stop.Dispose();
    }
}
