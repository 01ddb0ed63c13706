using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PspMigrate.Cluster.Tests;

/// <summary>Certificates that nobody but the tests trusts.</summary>
internal static class Authority
{
    /// <summary>A certificate for 127.0.0.1 that is signed by itself, with its key.</summary>
    public static X509Certificate2 Make(string name, DateTimeOffset? ends = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), ends ?? DateTimeOffset.UtcNow.AddDays(1));
    }

    public static string Pem(string name)
    {
        using var certificate = Make(name);
        return certificate.ExportCertificatePem();
    }
}
