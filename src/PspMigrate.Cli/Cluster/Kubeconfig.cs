using System.Collections.Immutable;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Cluster;

/// <summary>The kubeconfig files that count, in order: of two entries with one name the first wins, as in kubectl.</summary>
internal sealed class Kubeconfig
{
    private readonly ImmutableArray<(string Path, K8SConfiguration Content)> _files;

    private Kubeconfig(ImmutableArray<(string Path, K8SConfiguration Content)> files) => _files = files;

    /// <summary>The one file of <c>--kubeconfig</c>, else those of KUBECONFIG, else <c>~/.kube/config</c>; null when there is none.</summary>
    /// <exception cref="CommandException">A file that was asked for isn't there, or can't be read.</exception>
    public static Kubeconfig? Find(ClusterOptions options, Host host)
    {
        if (options.Kubeconfig is { } typed)
        {
            var path = host.FullPath(typed);
            return File.Exists(path) ? new([Load(path)]) : throw new CommandException($"--kubeconfig: {typed}: no such file");
        }

        ImmutableArray<string> paths = host.Variable("KUBECONFIG") is { Length: > 0 } list
            ? [.. list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(path => host.FullPath(path))]
            : (host.Variable("HOME") ?? host.Variable("USERPROFILE")) is { Length: > 0 } home
                ? [Path.Combine(home, ".kube", "config")]
                : [];
        paths = [.. paths.Where(File.Exists)];
        return paths.IsEmpty ? null : new([.. paths.Select(Load)]);
    }

    /// <summary>The name of the current context; null when none is set.</summary>
    public string? CurrentContext => _files.Select(file => file.Content.CurrentContext).FirstOrDefault(name => !string.IsNullOrEmpty(name));

    /// <exception cref="CommandException">There is no such context.</exception>
    public ContextDetails Context(string name) =>
        First(file => file.Contexts, context => context.Name, name)?.Entry.ContextDetails
        ?? throw Missing("context", name, _files.SelectMany(file => file.Content.Contexts ?? []).Select(context => context.Name));

    /// <summary>A cluster's settings, and the directory that its paths start from.</summary>
    /// <exception cref="CommandException">There is no such cluster.</exception>
    public (ClusterEndpoint Endpoint, string Directory) Cluster(string name) =>
        First(file => file.Clusters, cluster => cluster.Name, name) is { Entry.ClusterEndpoint: { } endpoint } found
            ? (endpoint, found.Directory)
            : throw Missing("cluster", name, _files.SelectMany(file => file.Content.Clusters ?? []).Select(cluster => cluster.Name));

    /// <summary>A user's credentials, and the directory that their paths start from.</summary>
    /// <exception cref="CommandException">There is no such user.</exception>
    public (UserCredentials Credentials, string Directory) User(string name) =>
        First(file => file.Users, user => user.Name, name) is { } found
            ? (found.Entry.UserCredentials ?? new(), found.Directory)
            : throw Missing("user", name, _files.SelectMany(file => file.Content.Users ?? []).Select(user => user.Name));

    private static (string Path, K8SConfiguration Content) Load(string path)
    {
        try
        {
            return (path, KubernetesClientConfiguration.LoadKubeConfig(path, useRelativePaths: false) ?? new());
        }
        catch (Exception e) when (e is KubeConfigException or YamlDotNet.Core.YamlException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"kubeconfig {path}: {e.Message.TrimEnd('.')}");
        }
    }

    private (T Entry, string Directory)? First<T>(Func<K8SConfiguration, IEnumerable<T>?> entries, Func<T, string> nameOf, string name)
        where T : class
    {
        foreach (var (path, content) in _files)
        {
            if ((entries(content) ?? []).FirstOrDefault(entry => string.Equals(nameOf(entry), name, StringComparison.Ordinal)) is { } entry)
                return (entry, Path.GetDirectoryName(path)!);
        }

        return null;
    }

    private static CommandException Missing(string what, string name, IEnumerable<string> known) => new(
        $"the kubeconfig has no {what} \"{name}\"",
        known.Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } names ? $"it has: {string.Join(", ", names)}" : null);
}
