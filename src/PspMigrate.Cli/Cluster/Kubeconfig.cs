namespace PspMigrate.Cli.Cluster;

/// <summary>The kubeconfig files that count, in order: of two entries with one name the first wins, as in kubectl.</summary>
/// <param name="paths">Absolute.</param>
internal sealed class Kubeconfig(IEnumerable<string> paths)
{
    private readonly ImmutableArray<KubeconfigFile> _files = [.. paths.Select(KubeconfigFile.Load)];

    /// <summary>The one file of <c>--kubeconfig</c>, else those of KUBECONFIG, else <c>~/.kube/config</c>; null when there is none.</summary>
    /// <exception cref="CommandException">A file that was asked for isn't there, or can't be read.</exception>
    public static Kubeconfig? Find(ClusterOptions options, Host host)
    {
        if (options.Kubeconfig is { } typed)
        {
            var path = host.FullPath(typed);
            return File.Exists(path) ? new([path]) : throw new CommandException($"--kubeconfig: {typed}: no such file");
        }

        ImmutableArray<string> named = host.Variable("KUBECONFIG") is { Length: > 0 } list
            ? [.. list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(path => host.FullPath(path))]
            : (host.Variable("HOME") ?? host.Variable("USERPROFILE")) is { Length: > 0 } home
                ? [Path.Combine(home, ".kube", "config")]
                : [];
        named = [.. named.Where(File.Exists)];
        return named.IsEmpty ? null : new(named);
    }

    /// <summary>The name of the current context; null when none is set.</summary>
    public string? CurrentContext => _files.Select(file => file.CurrentContext).FirstOrDefault(name => name is not null);

    public ImmutableArray<string> ContextNames =>
        [.. _files.SelectMany(file => file.Contexts).Select(context => context.Name).Distinct(StringComparer.Ordinal)];

    /// <exception cref="CommandException">There is no such context.</exception>
    public KubeContext Context(string name) => Find("context", file => file.Contexts, context => context.Name, name);

    /// <exception cref="CommandException">There is no such cluster.</exception>
    public KubeCluster Cluster(string name) => Find("cluster", file => file.Clusters, cluster => cluster.Name, name);

    /// <exception cref="CommandException">There is no such user.</exception>
    public KubeUser User(string name) => Find("user", file => file.Users, user => user.Name, name);

    private T Find<T>(string what, Func<KubeconfigFile, ImmutableArray<T>> entries, Func<T, string> nameOf, string name)
        where T : class
    {
        var all = _files.SelectMany(file => entries(file)).ToList();
        return all.Find(entry => string.Equals(nameOf(entry), name, StringComparison.Ordinal)) ?? throw new CommandException(
            $"the kubeconfig has no {what} \"{name}\"",
            all.Count == 0 ? null : $"it has: {string.Join(", ", all.Select(nameOf).Distinct(StringComparer.Ordinal))}");
    }
}
