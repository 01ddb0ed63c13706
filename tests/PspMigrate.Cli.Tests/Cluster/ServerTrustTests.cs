using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PspMigrate.Cli.Cluster;

namespace PspMigrate.Cli.Tests.Cluster;

/// <summary>Real handshakes with a server whose certificate an intermediate authority of a root has signed.</summary>
[TestClass]
public sealed class ServerTrustTests
{
    private static readonly X509Certificate2 Root = Make("root", signer: null);
    private static readonly X509Certificate2 Intermediate = Make("intermediate", Root);
    private static readonly X509Certificate2 Server = Make("server", Intermediate, isAuthority: false);

    [TestMethod]
    public void The_root_is_trusted() => Shake([Root], "server.example").Should().BeNull();

    [TestMethod]
    public void An_intermediate_is_trusted_as_in_Go() => Shake([Intermediate], "server.example").Should().BeNull();

    [TestMethod]
    public void Any_of_several_is_trusted() => Shake([Make("other", signer: null), Root], "server.example").Should().BeNull();

    [TestMethod]
    public void Another_root_is_not_even_one_of_the_same_name() => Shake([Make("root", signer: null)], "server.example").Should().NotBeNull();

    [TestMethod]
    public void Another_intermediate_of_the_same_name_is_not() => Shake([Make("intermediate", Root)], "server.example").Should().NotBeNull();

    [TestMethod]
    public void The_name_has_to_fit_whoever_signed() => Shake([Root], "other.example").Should().Be("its certificate is for another name");

    [TestMethod]
    public void A_certificate_that_has_run_out_is_not()
    {
        using var old = Make("server", Intermediate, isAuthority: false, ends: DateTimeOffset.UtcNow.AddMinutes(-1));

        Shake([Intermediate], "server.example", old).Should().NotBeNull();
        Shake([Root], "server.example", old).Should().NotBeNull();
    }

    [TestMethod]
    public void Without_authorities_those_of_the_system_count() => Shake([], "server.example").Should().NotBeNull();

    /// <summary>What is wrong; null for nothing.</summary>
    private static string? Shake(X509Certificate2Collection authorities, string name, X509Certificate2? server = null)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var accepted = await listener.AcceptTcpClientAsync();
            using var stream = new SslStream(accepted.GetStream());
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(server ?? Server, [Intermediate], offline: true),
            });
            _ = await stream.ReadAsync(new byte[1]);
        });
        try
        {
            using var client = new TcpClient();
            client.Connect((IPEndPoint)listener.LocalEndpoint);
            using var stream = new SslStream(client.GetStream());
            var options = new SslClientAuthenticationOptions { TargetHost = name };
            new ServerTrust(authorities, ServerName: null, IsUnchecked: false).Apply(options);
            stream.AuthenticateAsClient(options);
            return null;
        }
        catch (AuthenticationException e)
        {
            return e.Message;
        }
        finally
        {
            Task.WhenAny(serving).Wait();
        }
    }

    private static X509Certificate2 Make(string name, X509Certificate2? signer, bool isAuthority = true, DateTimeOffset? ends = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        if (!isAuthority)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name + ".example");
            request.CertificateExtensions.Add(names.Build());
        }

        var (from, to) = (DateTimeOffset.UtcNow.AddHours(-1), ends ?? DateTimeOffset.UtcNow.AddHours(1));
        if (signer is null)
            return request.CreateSelfSigned(from, to);
        using var signed = request.Create(
            signer.SubjectName, X509SignatureGenerator.CreateForECDsa(signer.GetECDsaPrivateKey()!), from, to, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
