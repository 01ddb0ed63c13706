using System.Collections.Concurrent;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>Builds each directory once, though trees may be read twice.</summary>
internal sealed class KnownBuilds(TreeOptions options, Host host)
{
    private readonly Kustomize? _kustomize = Kustomize.Find(options.AllowsRemote, host);
    private readonly ConcurrentDictionary<(string Directory, string? Into), Build> _builds = new();

    public bool CanBuild => _kustomize is not null;

    /// <param name="into">The namespace that all of it is put into; null for those that it says itself.</param>
    public Build Of(Tree tree, string directory, string? into = null) =>
        _builds.GetOrAdd((tree.FullPath(directory), into), key => _kustomize!.Run(key.Directory, tree.Shown(directory), into));
}
