namespace PspMigrate.Cli.Git;

/// <summary>Tells a repository from others by the addresses of its remotes.</summary>
internal sealed class Origins(string directory, Host host)
{
    private readonly Lazy<string[]> _names = new(() => Names(directory, host));

    /// <summary>Whether an address may be this repository's: forks and mirrors keep the name.</summary>
    public bool May(string address) => _names.Value is [] || _names.Value.Contains(Name(address), StringComparer.OrdinalIgnoreCase);

    private static string[] Names(string directory, Host host)
    {
        var remotes = (GitFolder.Git(directory, host)?.ListOrNone("config", "-z", "--get-regexp", @"^remote\..*\.url$") ?? [])
            .Select(item => Remote.Of("", item[(item.IndexOf('\n', StringComparison.Ordinal) + 1)..])).ToArray();
        // A path on this machine says nothing of the name elsewhere.
        return Array.Exists(remotes, remote => remote.Host is null) ? [] : [.. remotes.Select(remote => TreePath.NameOf(remote.Path))];
    }

    private static string Name(string address)
    {
        var path = Remote.Of("", address.TrimEnd('/')).Path;
        return TreePath.NameOf(path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path);
    }
}
