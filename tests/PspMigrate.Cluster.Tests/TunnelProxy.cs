using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PspMigrate.Cluster.Tests;

/// <summary>A proxy on 127.0.0.1 that leads every tunnel to the test cluster: of http (CONNECT) or SOCKS5, without or with TLS.</summary>
internal sealed class TunnelProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;
    private readonly bool _isSocks;

    /// <param name="isSocks">Whether it speaks SOCKS5 rather than http.</param>
    /// <param name="certificate">For TLS; null for none.</param>
    public TunnelProxy(bool isSocks = false, X509Certificate2? certificate = null)
    {
        (_isSocks, _certificate) = (isSocks, certificate);
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The targets that were asked for, as host:port.</summary>
    public ConcurrentQueue<string> Targets { get; } = [];

    /// <summary>The heads of the requests for tunnels.</summary>
    public ConcurrentQueue<string> Heads { get; } = [];

    public void Dispose() => _listener.Dispose();

    private async Task Serve()
    {
        while (true)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = Task.Run(() => Tunnel(client));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Tunnel(TcpClient accepted)
    {
        try
        {
            using var client = accepted;
            using var stream = await Open(client.GetStream());
            Targets.Enqueue(_isSocks ? await Socks(stream) : await Connect(stream));
            using var server = new TcpClient();
            var target = TestCluster.GetAdmin().Address;
            await server.ConnectAsync(target.Host, target.Port);
            using var forward = server.GetStream();
            await Task.WhenAny(stream.CopyToAsync(forward), forward.CopyToAsync(stream));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away; the test looks at what it got.
        }
    }

    private async Task<Stream> Open(NetworkStream stream)
    {
        if (_certificate is null)
            return stream;
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(_certificate);
        return secure;
    }

    private async Task<string> Connect(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        Heads.Enqueue(head.ToString());
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
        return head.ToString().Split(' ')[1];
    }

    /// <summary>RFC 1928, without authentication, for names.</summary>
    private static async Task<string> Socks(Stream stream)
    {
        var hello = await Read(stream, 2);
        await Read(stream, hello[1]);
        await stream.WriteAsync(new byte[] { 5, 0 });
        var request = await Read(stream, 4);
        var host = request[3] switch
        {
            1 => new IPAddress(await Read(stream, 4)).ToString(),
            3 => Encoding.ASCII.GetString(await Read(stream, (await Read(stream, 1))[0])),
            _ => throw new IOException("no such address type"),
        };
        var port = await Read(stream, 2);
        await stream.WriteAsync(new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 });
        return $"{host}:{(port[0] << 8) | port[1]}";
    }

    private static async Task<byte[]> Read(Stream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
