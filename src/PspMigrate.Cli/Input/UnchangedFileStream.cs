namespace PspMigrate.Cli.Input;

/// <summary>A file that must not change while it is read: half of what somebody is writing is no answer, and a file that grows has no end.</summary>
internal sealed class UnchangedFileStream(FileStream file) : ForwardStream
{
    public const string Changed = "the file changed while it was read; try again when nothing writes to it";

    private readonly long _length = file.Length;
    private long _read;

    /// <exception cref="IOException">The file has changed.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        _read += read;
        if (_read > _length || (read == 0 && !buffer.IsEmpty && _read < _length))
            throw new IOException(Changed);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
