using System.Runtime.InteropServices;

namespace PspMigrate.Cli;

/// <summary>
/// Ctrl-C and SIGTERM: ask the work to stop and clean up, then end the process with 130 or 143 whether it did or not. The second one ends it at once.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan CleaningTime = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _done = new();
    private readonly PendingCleanups _cleanups = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode;

    public Interrupt() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ExitCode.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ExitCode.Terminated)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Until what this returns is disposed, the work has something to clean up: it gets all the time that it needs.</summary>
    /// <exception cref="OperationCanceledException">A signal has come.</exception>
    public IDisposable Hold() => _cleanups.Begin();

    /// <summary>Runs the work; its exit code, or that of the signal which stopped it.</summary>
    public int Guard(Func<int> work)
    {
        try
        {
            var code = work();
            return Volatile.Read(ref _exitCode) is > 0 and var stopped ? stopped : code;
        }
        finally
        {
            _done.SetResult();
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void Stop(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0)
        {
            _cleanups.Close();
            _stop.Cancel();
            for (var waited = TimeSpan.Zero; waited < CleaningTime || _cleanups.Any; waited += Step)
            {
                if (_done.Task.Wait(Step))
                    break;
            }
        }

        Environment.Exit(exitCode);
    }
}
