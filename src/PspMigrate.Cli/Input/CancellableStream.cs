namespace PspMigrate.Cli.Input;

/// <summary>What may have to be waited for, to open or to read (standard input, a pipe, a terminal): Ctrl-C ends the wait.</summary>
/// <param name="open">Opens it, when it is first read.</param>
internal sealed class CancellableStream(Func<Stream> open, CancellationToken stop) : ForwardStream
{
    // Of its own: a read that nobody waits for any more may still write here.
    private readonly byte[] _buffer = new byte[1 << 16];
    private Task<Stream>? _opened;

    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public override int Read(Span<byte> buffer)
    {
        _opened ??= Task.Run(open, CancellationToken.None);
        var length = Math.Min(buffer.Length, _buffer.Length);
        var stream = Await(_opened);
        var read = Await(Task.Run(() => stream.Read(_buffer, 0, length), CancellationToken.None));
        _buffer.AsSpan(0, read).CopyTo(buffer);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _opened is { IsCompletedSuccessfully: true })
            _opened.Result.Dispose();
        base.Dispose(disposing);
    }

    private T Await<T>(Task<T> task) => task.WaitAsync(stop).GetAwaiter().GetResult();
}
