using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>Builds kustomizations with files changed: in a temporary copy of what they take in, gone when disposed.</summary>
/// <param name="builds">What was built from the files as they are.</param>
internal sealed class BuildTrials(IReadOnlyList<BuildOutput> builds, TreeOptions options, Host host) : IDisposable
{
    private readonly TemporaryDirectory _directory = new(host);
    private readonly List<Tree> _trees = [.. builds.Select(build => build.Tree).Distinct()];
    private readonly HashSet<string> _copied = new(StringComparer.Ordinal);

    /// <summary>The builds, each of which can be tried.</summary>
    public ImmutableArray<BuiltRoot> Roots =>
        [.. builds.Select(build => new BuiltRoot(build.Tree.Shown(build.Kustomization.Path), build.Objects, changes => Again(build, changes)))];

    public void Dispose() => _directory.Dispose();

    private RebuiltRoot Again(BuildOutput build, IReadOnlyCollection<FileChange> changes)
    {
        var tree = build.Tree;
        var parts = tree.Layout.Closure(build.Kustomization).ToArray();
        var outside = parts.SelectMany(part => part.Included, (part, entry) => (part, entry))
            .FirstOrDefault(item => !Kustomization.IsRemote(item.entry) && TreePath.Resolve(item.part.Directory, item.entry) is null);
        if (outside.entry is not null)
            return new(null, $"{tree.Shown(outside.part.Path)} takes in {outside.entry}, which lies outside of the directory that was named");
        if (Kustomize.Find(options.AllowsRemote, host) is not { } kustomize)
            return new(null, "neither kustomize nor kubectl is on the PATH");
        var root = Path.Combine(_directory.Path, _trees.IndexOf(tree).ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var part in parts)
            Copy(tree.FullPath(part.Directory), Path.Combine(root, part.Directory));
        FileChange[] mine = [.. changes.Where(change => tree.PathOf(change.Path) is not null)];
        try
        {
            foreach (var change in mine)
                SmallFile.Write(Path.Combine(root, tree.PathOf(change.Path)!), change.After);
            var built = kustomize.Run(Path.Combine(root, build.Root), tree.Shown(build.Root), build.Into);
            var objects = built.Objects?.Select(item => item.Node).ToArray();
            return new(objects, built.Error?.Replace(root + "/", "", StringComparison.Ordinal));
        }
        finally
        {
            foreach (var change in mine)
                SmallFile.Write(Path.Combine(root, tree.PathOf(change.Path)!), change.Before);
        }
    }

    private void Copy(string from, string to)
    {
        if (!_copied.Add(to))
            return;
        host.Stop.ThrowIfCancellationRequested();
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        foreach (var directory in Directory.EnumerateDirectories(from).Where(directory => !TreeNames.IsSkippedDirectory(Path.GetFileName(directory))))
        {
            if (!File.GetAttributes(directory).HasFlag(FileAttributes.ReparsePoint))
                Copy(directory, Path.Combine(to, Path.GetFileName(directory)));
        }
    }
}
