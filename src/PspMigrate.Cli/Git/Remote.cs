namespace PspMigrate.Cli.Git;

/// <summary>Who hosts a remote: decides what requests are opened with, and how the page to open one by hand is addressed.</summary>
internal enum ForgeKind
{
    /// <summary>Found out from the remote's address.</summary>
    Auto,
    GitHub,
    GitLab,
    Bitbucket,
    Gitea,
    None,
}

/// <summary>A remote repository.</summary>
/// <param name="Name">Its name in the user's repository.</param>
/// <param name="Host">The host, with the port of the web address if there is one; null for a path on this machine.</param>
/// <param name="Path">The repository on it, without <c>.git</c>.</param>
internal sealed record Remote(string Name, string? Host, string Path)
{
    /// <summary>Takes git's forms of addresses apart: URLs, <c>user@host:path</c>, and paths.</summary>
    public static Remote Of(string name, string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Host.Length > 0 && address.Contains("://", StringComparison.Ordinal))
            return new(name, url.Scheme is "https" or "http" ? url.Authority : url.Host, Trim(url.AbsolutePath));
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var isScp = colon > 1 && !address.AsSpan(0, colon).Contains('/');
        return isScp
            ? new(name, address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..colon], Trim(address[(colon + 1)..]))
            : new(name, Host: null, address);
    }

    /// <summary>The kind of host, by its name where the user didn't say.</summary>
    public ForgeKind KindOf(ForgeKind asked) => (asked, Host) switch
    {
        (not ForgeKind.Auto, _) => asked,
        (_, null) => ForgeKind.None,
        (_, var host) when host.Contains("github", StringComparison.OrdinalIgnoreCase) => ForgeKind.GitHub,
        (_, var host) when host.Contains("gitlab", StringComparison.OrdinalIgnoreCase) => ForgeKind.GitLab,
        (_, var host) when host.Contains("bitbucket", StringComparison.OrdinalIgnoreCase) => ForgeKind.Bitbucket,
        (_, var host) when host.Contains("gitea", StringComparison.OrdinalIgnoreCase)
            || host.Contains("forgejo", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith("codeberg.org", StringComparison.OrdinalIgnoreCase) => ForgeKind.Gitea,
        _ => ForgeKind.None,
    };

    /// <summary>The page where a request can be opened by hand; null where that isn't known.</summary>
    public string? CompareUrl(ForgeKind kind, string baseBranch, string branch)
    {
        var (from, to) = (Escape(branch), Escape(baseBranch));
        var root = $"https://{Host}/{Path}";
        return (Host, kind) switch
        {
            (null, _) => null,
            (_, ForgeKind.GitHub) => $"{root}/compare/{to}...{from}?expand=1",
            (_, ForgeKind.GitLab) =>
                $"{root}/-/merge_requests/new?merge_request%5Bsource_branch%5D={Uri.EscapeDataString(branch)}"
                + $"&merge_request%5Btarget_branch%5D={Uri.EscapeDataString(baseBranch)}",
            (_, ForgeKind.Bitbucket) => $"{root}/pull-requests/new?source={Uri.EscapeDataString(branch)}&dest={Uri.EscapeDataString(baseBranch)}",
            (_, ForgeKind.Gitea) => $"{root}/compare/{to}...{from}",
            _ => null,
        };
    }

    private static string Trim(string path)
    {
        path = path.Trim('/');
        return path.EndsWith(".git", StringComparison.Ordinal) ? path[..^".git".Length] : path;
    }

    private static string Escape(string branch) => string.Join('/', branch.Split('/').Select(Uri.EscapeDataString));
}
