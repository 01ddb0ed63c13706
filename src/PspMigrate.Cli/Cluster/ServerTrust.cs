using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PspMigrate.Cli.Cluster;

/// <summary>Which server certificates count.</summary>
/// <param name="Authorities">Who may have signed it; empty for those that the system trusts.</param>
/// <param name="ServerName">The name that it must have; null for the host's.</param>
/// <param name="IsUnchecked">Whether any will do.</param>
internal sealed record ServerTrust(X509Certificate2Collection Authorities, string? ServerName, bool IsUnchecked)
{
    /// <summary>By the options, else by the kubeconfig's cluster, as kubectl combines them.</summary>
    /// <remarks>
    /// client-go tools/clientcmd/client_config.go getCluster: an authority that is typed takes the place of all that the kubeconfig says
    /// about trust, and an address that is typed that of the name in the certificate.
    /// </remarks>
    /// <exception cref="CommandException">The certificates can't be read.</exception>
    public static ServerTrust Of(ClusterOptions options, KubeCluster cluster, Host host) => new(
        options.CertificateAuthority is { } typed
            ? Read(certificates => certificates.ImportFromPemFile(host.FullPath(typed)))
            : cluster.CertificateAuthorityData is { } data
                ? Read(certificates => certificates.ImportFromPem(Encoding.UTF8.GetString(Convert.FromBase64String(data))))
                : cluster.CertificateAuthority is { } path
                    ? Read(certificates => certificates.ImportFromPemFile(Path.GetFullPath(path, cluster.Directory)))
                    : [],
        options.TlsServerName ?? (options.Server is null ? cluster.TlsServerName : null),
        options.InsecureSkipTlsVerify || (cluster.SkipTlsVerify && options.CertificateAuthority is null));

    /// <remarks>
    /// The client library's own check of a certificate that a private authority signed doesn't look at the name in it, so that every
    /// certificate of that authority would do; and it takes only one authority.
    /// </remarks>
    public void Apply(SslClientAuthenticationOptions tls)
    {
        // The library does it by itself.
        if (IsUnchecked)
            return;
        if (Authorities.Count > 0)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(Authorities);
        }

        tls.RemoteCertificateValidationCallback = (_, _, chain, errors) => errors == SslPolicyErrors.None
            || (errors == SslPolicyErrors.RemoteCertificateChainErrors && EndsAtAuthority(chain!))
                ? true
                : throw new AuthenticationException(Reason(errors, chain));
    }

    private static string Reason(SslPolicyErrors errors, X509Chain? chain) => errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
        ? "its certificate is for another name"
        : chain?.ChainStatus is [{ StatusInformation: var first }, ..] ? first.TrimEnd('.', '\n') : "it has no certificate";

    /// <summary>Whether all that is wrong with a chain is that the authority at its end is itself signed by another: Go takes that.</summary>
    private bool EndsAtAuthority(X509Chain chain) =>
        chain.ChainElements.Count > 1
        && chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.PartialChain)
        && Authorities.Any(authority => authority.RawDataMemory.Span.SequenceEqual(chain.ChainElements[^1].Certificate.RawDataMemory.Span));

    private static X509Certificate2Collection Read(Action<X509Certificate2Collection> import)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            import(certificates);
            return certificates.Count > 0 ? certificates : throw new CryptographicException("there is no certificate in it");
        }
        catch (Exception e) when (e is CryptographicException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"the cluster's certificate authority can't be read: {e.Message}");
        }
    }
}
