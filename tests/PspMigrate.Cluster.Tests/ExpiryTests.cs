using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace PspMigrate.Cluster.Tests;

/// <summary>A server whose certificate runs out while it is talked to.</summary>
[TestClass]
public sealed class ExpiryTests
{
    private static readonly X509Certificate2 Valid = Authority.Make("server");

    private static readonly X509Certificate2 Old = Authority.Make("server", ends: DateTimeOffset.UtcNow.AddMinutes(-1));

    [ClassCleanup]
    public static void Stop() => Writing.Stop();

    [TestMethod]
    [DataRow("apply"), DataRow("apply --rollback"), DataRow("cleanup --apply"), DataRow("cleanup --restore")]
    public void It_stops_with_one_message_and_goes_on_with_a_new_certificate(string verb)
    {
        var step = Writing.Of(verb);
        var writes = 0;
        Front? front = null;
        using var proxy = new Proxy(seen =>
        {
            if (seen.IsWrite && Interlocked.Increment(ref writes) == 2)
                front!.Change(Old);
            return null;
        }, step.Admin);
        using var served = front = new Front(new Uri(proxy.Address).Port, Valid);
        var kubeconfig = File.ReadAllText(proxy.Kubeconfig).Replace(
            $"server: \"{proxy.Address}\"",
            $"server: \"https://127.0.0.1:{front.Port}\", certificate-authority-data: \"{Data()}\"", StringComparison.Ordinal);

        var run = Run.With(Scratch.Write("expiring.kubeconfig", kubeconfig), step.Do);

        run.Code.Should().Be(2);
        run.Error.Split('\n').Should().ContainSingle(line => line.StartsWith("error: ", StringComparison.Ordinal))
            .Which.Should().Contain($"the API server https://127.0.0.1:{front.Port} is not trusted: ").And.Contain("has expired");
        run.Error.Should().Contain("Stopped: ").And.Contain("To continue: run the same command again");
        Run.With(step.Kubeconfig, step.Do).Fine();
        step.State().Should().Be(step.Done);
        step.UndoAll();
    }

    /// <summary>Both, so that all that is wrong with the second is its time.</summary>
    private static string Data() => Convert.ToBase64String(
        System.Text.Encoding.ASCII.GetBytes(Valid.ExportCertificatePem() + "\n" + Old.ExportCertificatePem() + "\n"));

    /// <summary>Speaks TLS before something that doesn't.</summary>
    private sealed class Front : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly int _target;
        private readonly List<TcpClient> _open = [];
        private X509Certificate2 _certificate;

        public Front(int target, X509Certificate2 certificate)
        {
            (_target, _certificate) = (target, certificate);
            _listener.Start();
            _ = Task.Run(Serve);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        /// <summary>Whoever is connected has to connect again, and sees another certificate.</summary>
        public void Change(X509Certificate2 certificate)
        {
            _certificate = certificate;
            lock (_open)
                _open.ForEach(client => client.Dispose());
        }

        public void Dispose() => _listener.Dispose();

        private async Task Serve()
        {
            while (true)
            {
                try
                {
                    var client = await _listener.AcceptTcpClientAsync();
                    lock (_open)
                        _open.Add(client);
                    _ = Task.Run(() => Relay(client));
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        private async Task Relay(TcpClient client)
        {
            try
            {
                using var behind = new TcpClient();
                await behind.ConnectAsync(IPAddress.Loopback, _target);
                await using var outside = new SslStream(client.GetStream());
                await outside.AuthenticateAsServerAsync(_certificate);
                var inside = behind.GetStream();
                await Task.WhenAny(outside.CopyToAsync(inside), inside.CopyToAsync(outside));
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException
                or InvalidOperationException)
            {
                // The other side is gone.
            }
            finally
            {
                client.Dispose();
            }
        }
    }
}
