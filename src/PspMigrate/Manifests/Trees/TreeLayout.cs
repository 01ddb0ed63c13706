namespace PspMigrate.Manifests.Trees;

/// <summary>What belongs together in a tree of files: kustomizations and what they read, charts, and the rest.</summary>
public sealed class TreeLayout
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Kustomization> _byDirectory = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Chart> _charts;
    private readonly Func<string, string> _target;

    /// <param name="text">The text of a kustomization; null where it can't be read.</param>
    /// <param name="target">Where a path leads to through linked directories, which kustomize follows; null where there are none.</param>
    public TreeLayout(IReadOnlyCollection<string> paths, Func<string, string?> text, Func<string, string>? target = null)
    {
        _target = target ?? (path => path);
        Charts = Chart.FindAll(paths);
        _charts = Charts.ToDictionary(chart => chart.Directory, StringComparer.Ordinal);
        foreach (var path in paths.Where(Kustomization.IsNamed).Where(path => !IsOfChart(path)).Order(StringComparer.Ordinal))
        {
            if (text(path) is { } content && Kustomization.Read(path, content) is { } found)
                _byDirectory.TryAdd(found.Directory, found);
        }

        var included = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in _byDirectory.Values)
        {
            foreach (var path in Resolve(item, item.Included.Concat(item.Files)))
                _ = _byDirectory.ContainsKey(path) ? included.Add(path) : _read.Add(path);
        }

        var loose = _byDirectory.Values.Where(item => !included.Contains(item.Directory)).OrderBy(item => item.Path, StringComparer.Ordinal)
            .ToLookup(item => item.IsComponent);
        (Roots, UnusedComponents) = ([.. loose[false]], [.. loose[true]]);
    }

    /// <summary>Helm charts, by path.</summary>
    public ImmutableArray<Chart> Charts { get; }

    /// <summary>All kustomizations, components included.</summary>
    public IReadOnlyCollection<Kustomization> Kustomizations => _byDirectory.Values;

    /// <summary>The kustomizations that no other one takes in, by path: they are what is built.</summary>
    public ImmutableArray<Kustomization> Roots { get; }

    /// <summary>The components that nothing here takes in: nobody builds them.</summary>
    public ImmutableArray<Kustomization> UnusedComponents { get; }

    /// <summary>The kustomization of a directory; null when it has none.</summary>
    public Kustomization? In(string directory) => _byDirectory.GetValueOrDefault(directory);

    public TreeFileKind KindOf(string path)
    {
        if (Kustomization.IsNamed(path)
            && _byDirectory.TryGetValue(TreePath.DirectoryOf(path), out var own)
            && string.Equals(own.Path, path, StringComparison.Ordinal))
            return TreeFileKind.Kustomize;
        if (_read.Contains(path))
            return TreeFileKind.Kustomize;
        if (IsOfChart(path))
            return TreeFileKind.Chart;
        if (TreeNames.TemplateOf(path) is not null)
            return TreeFileKind.Template;
        if (TreeNames.ProgramOf(path) is not null)
            return TreeFileKind.Program;
        return TreeNames.IsManifest(path) && !TreeNames.IsOther(path) ? TreeFileKind.Manifest : TreeFileKind.Other;
    }

    /// <summary>A kustomization with everything that it takes in, near and far, each once.</summary>
    public IEnumerable<Kustomization> Closure(Kustomization root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<Kustomization>([root]);
        while (open.TryDequeue(out var item))
        {
            if (!seen.Add(item.Directory))
                continue;
            yield return item;
            foreach (var below in Resolve(item, item.Included).Select(In).OfType<Kustomization>())
                open.Enqueue(below);
        }
    }

    /// <summary>The paths that a kustomization means.</summary>
    private IEnumerable<string> Resolve(Kustomization item, IEnumerable<string> entries) => entries
        .Select(entry => TreePath.Resolve(item.Directory, entry)).OfType<string>().Select(path => _byDirectory.ContainsKey(path) ? path : _target(path));

    private bool IsOfChart(string path)
    {
        var charts = _charts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var directory = path.AsSpan(); _charts.Count > 0 && !directory.IsEmpty;)
        {
            directory = directory[..Math.Max(0, directory.LastIndexOf('/'))];
            if (charts.TryGetValue(directory, out var chart) && chart.Contains(path))
                return true;
        }

        return false;
    }
}
