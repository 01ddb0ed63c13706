using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PspMigrate.Truth.Keeping;

/// <summary>
/// One connection, HTTP/1.1: HttpClient writes several groups into one header, and an API server then sees one group with commas in its name.
/// </summary>
internal sealed class LabConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly SslStream _stream;
    private readonly string _host;

    public LabConnection(Uri address, SslClientAuthenticationOptions trust)
    {
        _host = address.Authority;
        _client = new(address.Host, address.Port) { NoDelay = true };
        _stream = new(_client.GetStream());
        _stream.AuthenticateAsClient(new SslClientAuthenticationOptions
        {
            TargetHost = address.Host,
            ClientCertificates = trust.ClientCertificates,
            CertificateChainPolicy = trust.CertificateChainPolicy,
        });
    }

    /// <summary>The texts of the warnings that came with the last answer.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public (HttpStatusCode Code, JsonElement Body) Send(HttpMethod method, string path, string? body, IEnumerable<(string Name, string Value)> headers)
    {
        var content = Encoding.UTF8.GetBytes(body ?? "");
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{method} {path} HTTP/1.1\r\nHost: {_host}\r\nAccept: application/json\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {content.Length}\r\n");
        foreach (var (name, value) in headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        _stream.Write([.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. content]);
        _stream.Flush();
        var code = int.Parse(ReadLine().Split(' ')[1], CultureInfo.InvariantCulture);
        var length = -1;
        var warnings = new List<string>();
        while (ReadLine() is { Length: > 0 } line)
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture);
            // RFC 7234, 5.5: code, agent and a quoted text.
            if (line.StartsWith("Warning:", StringComparison.OrdinalIgnoreCase))
                warnings.Add(line[line.IndexOf('"', StringComparison.Ordinal)..].Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal));
        }

        Warnings = warnings;

        using var document = JsonDocument.Parse(length >= 0 ? Read(length) : ReadChunks());
        return ((HttpStatusCode)code, document.RootElement.Clone());
    }

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }

    private byte[] ReadChunks()
    {
        using var whole = new MemoryStream();
        while (int.Parse(ReadLine(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var length and > 0)
        {
            whole.Write(Read(length));
            ReadLine();
        }

        ReadLine();
        return whole.ToArray();
    }

    private byte[] Read(int length)
    {
        var bytes = new byte[length];
        _stream.ReadExactly(bytes);
        return bytes;
    }

    private string ReadLine()
    {
        var line = new List<byte>();
        for (var next = _stream.ReadByte(); next != '\n'; next = _stream.ReadByte())
        {
            if (next < 0)
                throw new EndOfStreamException("the lab closed the connection");
            line.Add((byte)next);
        }

        return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
    }
}
