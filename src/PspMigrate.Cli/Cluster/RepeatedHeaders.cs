using System.Text.RegularExpressions;

namespace PspMigrate.Cli.Cluster;

/// <summary>
/// Sends several headers of one name. .NET writes the values of a header into one line, with commas between them, which an API server
/// takes for the name of one group to impersonate; so each group gets a header of its own that is renamed here.
/// </summary>
internal sealed partial class RepeatedHeaders(Stream inner) : Stream
{
    private readonly MemoryStream _head = new();
    private long _body;

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The name to send the value of a number under.</summary>
    public static string NameOf(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"Repeated-{number}-{name}");

    /// <summary>For the connections of a handler. What opens a tunnel through a proxy is left alone, and what flows through it.</summary>
    public static ValueTask<Stream> Filter(SocketsHttpPlaintextStreamFilterContext context, CancellationToken stop) =>
        new(context.InitialRequestMessage.Method == HttpMethod.Connect ? context.PlaintextStream : new RepeatedHeaders(context.PlaintextStream));

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(Pass(buffer.AsSpan(offset, count)));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(Pass(buffer.Span), cancellationToken);

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _head.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>What may be sent on: heads of requests only once they are whole, bodies as they come.</summary>
    private byte[] Pass(ReadOnlySpan<byte> written)
    {
        using var output = new MemoryStream();
        while (!written.IsEmpty)
        {
            if (_body > 0)
            {
                var part = written[..(int)Math.Min(_body, written.Length)];
                output.Write(part);
                _body -= part.Length;
                written = written[part.Length..];
                continue;
            }

            _head.WriteByte(written[0]);
            written = written[1..];
            if (!_head.GetBuffer().AsSpan(0, (int)_head.Length).EndsWith("\r\n\r\n"u8))
                continue;
            var head = Encoding.Latin1.GetString(_head.GetBuffer(), 0, (int)_head.Length);
            _head.SetLength(0);
            _body = Size().Match(head) is { Success: true } size ? long.Parse(size.Groups["bytes"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            output.Write(Encoding.Latin1.GetBytes(Numbered().Replace(head, "")));
        }

        return output.ToArray();
    }

    [GeneratedRegex(@"^Repeated-\d+-", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();

    [GeneratedRegex(
        @"^Content-Length: (?<bytes>\d+)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Size();
}
