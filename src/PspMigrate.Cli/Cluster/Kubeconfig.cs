namespace PspMigrate.Cli.Cluster;

/// <summary>The kubeconfig files that count, in order: of two entries with one name the first wins, as in kubectl.</summary>
/// <remarks>
/// Read here because the client library's own reader drops <c>proxy-url</c>, <c>tokenFile</c> and <c>as-uid</c>, and fails on
/// <c>as-user-extra</c> as client-go writes it.
/// </remarks>
internal sealed class Kubeconfig
{
    private readonly ImmutableArray<KubeContext> _contexts;
    private readonly ImmutableArray<KubeCluster> _clusters;
    private readonly ImmutableArray<KubeUser> _users;

    private Kubeconfig(IEnumerable<string> paths)
    {
        var files = paths.Select(KubeconfigMap.Load).ToArray();
        CurrentContext = Array.ConvertAll(files, file => file.Text("current-context")).FirstOrDefault(name => name is not null);
        _contexts = All("context", (name, _, entry) => new KubeContext(name, entry));
        _clusters = All("cluster", (name, directory, entry) => new KubeCluster(name, directory, entry));
        _users = All("user", (name, directory, entry) => new KubeUser(name, directory, entry));

        ImmutableArray<T> All<T>(string what, Func<string, string, KubeconfigMap, T> make) =>
            [.. files.SelectMany(file => file.Maps(what + "s"), (file, entry) => make(entry.Text("name") ?? "", file.Directory, entry.Map(what)))];
    }

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
    public string? CurrentContext { get; }

    public ImmutableArray<string> ContextNames => [.. _contexts.Select(context => context.Name).Distinct(StringComparer.Ordinal)];

    /// <exception cref="CommandException">There is no such context.</exception>
    public KubeContext Context(string name) => Find("context", _contexts, context => context.Name, name);

    /// <exception cref="CommandException">There is no such cluster.</exception>
    public KubeCluster Cluster(string name) => Find("cluster", _clusters, cluster => cluster.Name, name);

    /// <exception cref="CommandException">There is no such user.</exception>
    public KubeUser User(string name) => Find("user", _users, user => user.Name, name);

    private static T Find<T>(string what, ImmutableArray<T> all, Func<T, string> nameOf, string name)
        where T : class =>
        all.FirstOrDefault(entry => string.Equals(nameOf(entry), name, StringComparison.Ordinal)) ?? throw new CommandException(
            $"the kubeconfig has no {what} \"{name}\"",
            all.IsEmpty ? null : $"it has: {string.Join(", ", all.Select(nameOf).Distinct(StringComparer.Ordinal))}");
}
