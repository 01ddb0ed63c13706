using System.Net;

namespace PspMigrate.Cli.Cluster;

/// <summary>The proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, as Go programs understand them.</summary>
/// <remarks>
/// golang.org/x/net/http/httpproxy, and CIDR ranges in NO_PROXY. .NET's own reading of these variables has no ranges of addresses, and
/// takes ALL_PROXY, which kubectl doesn't.
/// </remarks>
internal sealed class EnvironmentProxy(Func<string, string?> variable) : IWebProxy
{
    private readonly ImmutableArray<string> _without =
    [
        .. (Either(variable, "NO_PROXY") ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(rule => rule.ToLowerInvariant()),
    ];

    private readonly ProxyAddress? _secure = ProxyAddress.Parse(Either(variable, "HTTPS_PROXY"), "HTTPS_PROXY");
    private readonly ProxyAddress? _plain = ProxyAddress.Parse(Either(variable, "HTTP_PROXY"), "HTTP_PROXY");

    public ICredentials? Credentials
    {
        get => new ProxyCredentials([_secure, _plain]);
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : For(destination)?.Address;

    public bool IsBypassed(Uri host) => For(host) is null || IsLocal(host) || _without.Any(rule => Matches(rule, host));

    private static string? Either(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : variable(name.ToLowerInvariant()) is { Length: > 0 } lower ? lower : null;

    private ProxyAddress? For(Uri host) => string.Equals(host.Scheme, "https", StringComparison.Ordinal) ? _secure : _plain;

    private static bool IsLocal(Uri host) =>
        host.IdnHost is "localhost" || (IPAddress.TryParse(host.IdnHost, out var address) && IPAddress.IsLoopback(address));

    /// <summary>A rule is <c>*</c>, an address, a range of addresses, a domain with all below it, or with a dot before it only those below.</summary>
    private static bool Matches(string rule, Uri host)
    {
        if (rule is "*")
            return true;
        var name = host.IdnHost.ToLowerInvariant();
        if (IPNetwork.TryParse(rule, out var network))
            return IPAddress.TryParse(name, out var address) && network.Contains(address);
        var (domain, port) = Split(rule);
        if (port is not null && port != host.Port)
            return false;
        if (domain.StartsWith("*.", StringComparison.Ordinal))
            domain = domain[1..];
        return IPAddress.TryParse(domain, out var same)
            ? IPAddress.TryParse(name, out var its) && its.Equals(same)
            : string.Equals(name, domain, StringComparison.Ordinal)
                || name.EndsWith(domain.StartsWith('.') ? domain : "." + domain, StringComparison.Ordinal);
    }

    private static (string Domain, int? Port) Split(string rule)
    {
        var colon = rule.LastIndexOf(':');
        return colon > 0 && (rule.IndexOf(':', StringComparison.Ordinal) == colon || rule[colon - 1] == ']')
            && int.TryParse(rule.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (rule[..colon].Trim('[', ']'), port)
            : (rule.Trim('[', ']'), null);
    }
}
