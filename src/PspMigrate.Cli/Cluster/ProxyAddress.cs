using System.Net;

namespace PspMigrate.Cli.Cluster;

/// <summary>A proxy, and the name and password that its address was written with.</summary>
/// <param name="Address">Without them.</param>
internal sealed record ProxyAddress(Uri Address, NetworkCredential? Credential)
{
    private static readonly string[] Schemes = ["http", "https", "socks5", "socks5h"];

    /// <summary>The proxy of a text; null when there is none. One without a scheme is an http proxy.</summary>
    /// <param name="source">What says so, for messages.</param>
    /// <exception cref="CommandException">It is no such address.</exception>
    public static ProxyAddress? Parse(string? text, string source)
    {
        if (text is null)
            return null;
        if (!Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text, UriKind.Absolute, out var uri)
            || uri.Host.Length == 0 || !Schemes.Contains(uri.Scheme, StringComparer.Ordinal))
        {
            // The text may hold a password.
            throw new CommandException(
                $"{source} is not the address of a proxy", "write one such as http://proxy:3128, https://proxy:3129 or socks5://proxy:1080");
        }

        // Names are resolved by the proxy with either spelling, as in Go.
        var scheme = uri.Scheme is "socks5h" ? "socks5" : uri.Scheme;
        var port = uri.Port > 0 ? uri.Port : 1080;
        var parts = uri.UserInfo.Split(':', 2);
        return new(
            new UriBuilder(scheme, uri.Host, port).Uri,
            uri.UserInfo.Length == 0 ? null : new(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : ""));
    }

    /// <summary>As a proxy for everything.</summary>
    public IWebProxy ForAll() => new WebProxy(Address) { Credentials = new ProxyCredentials([this]) };
}

/// <summary>Gives every proxy its own credentials, by address.</summary>
internal sealed class ProxyCredentials(ProxyAddress?[] proxies) : ICredentials
{
    public NetworkCredential? GetCredential(Uri uri, string authType) =>
        Array.Find(proxies, proxy => proxy is not null && string.Equals(proxy.Address.Authority, uri.Authority, StringComparison.Ordinal))?.Credential;
}
