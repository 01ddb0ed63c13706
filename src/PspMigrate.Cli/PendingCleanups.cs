namespace PspMigrate.Cli;

/// <summary>Keeps the process alive while there is something to clean up; once the end was announced, nothing more of the kind begins.</summary>
/// <remarks>Work that is slow to notice the signal must not begin to write when nobody waits for it any longer.</remarks>
internal sealed class PendingCleanups
{
    private readonly Lock _gate = new();
    private int _pending;
    private bool _isClosed;

    public bool Any => Volatile.Read(ref _pending) > 0;

    /// <summary>Until what this returns is disposed, there is something to clean up.</summary>
    /// <exception cref="OperationCanceledException">The end was announced.</exception>
    public IDisposable Begin()
    {
        lock (_gate)
        {
            if (_isClosed)
                throw new OperationCanceledException();
            _pending++;
        }

        return new Pending(this);
    }

    public void Close()
    {
        lock (_gate)
            _isClosed = true;
    }

    private void Release()
    {
        lock (_gate)
            _pending--;
    }

    private sealed class Pending(PendingCleanups cleanups) : IDisposable
    {
        public void Dispose() => cleanups.Release();
    }
}
