using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>Reads trees: the manifests in them, what kustomize builds, and charts when asked.</summary>
/// <param name="deployers">What Flux and Argo CD make of them, where it is known beforehand; else empty.</param>
internal sealed class TreeReader(
    ManifestReader reader, ImmutableArray<MissingPart> deployers, KnownBuilds known, TreeOptions options, Host host)
{
    /// <summary>Larger files are cut into pieces, and aren't looked at before they are read.</summary>
    private const int Small = 1 << 20;

    private readonly List<MissingPart> _bundles = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly List<Tree> _trees = [];
    private readonly Dictionary<MapNode, ImmutableArray<MissingPart>> _expanded = new(ReferenceEqualityComparer.Instance);

    public TreeFindings Found { get; } = new();

    /// <summary>How many files hold no Kubernetes object.</summary>
    public int PassedOver { get; private set; }

    /// <summary>Reads a file that was named, unless it has been read.</summary>
    /// <exception cref="CommandException">It can't be read.</exception>
    public void Read(InputFile file)
    {
        if (!IsRead(file.FullPath) && _named.Add(file.FullPath))
            Read(file, isFound: false);
    }

    private void Read(InputFile file, bool isFound)
    {
        host.Stop.ThrowIfCancellationRequested();
        try
        {
            using var stream = file.Open();
            reader.Read(file.Source, stream, isFound: isFound, stop: host.Stop);
        }
        catch (Exception e) when (isFound && e is FileNotFoundException or DirectoryNotFoundException
            && new FileInfo(file.FullPath).LinkTarget is not null)
        {
            Say(Severity.Warning, "this link leads to nothing that is here, so nothing of it is read", file.Source, advice: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file.Source}: {e.Message}");
        }
    }

    /// <exception cref="CommandException">A file can't be read.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public void Read(Tree tree)
    {
        Take(new FleetBundles(tree));
        var placed = Place(tree);
        foreach (var file in tree.Files)
        {
            var path = file.Path;
            if (placed.Contains(path))
                continue;
            switch (tree.Layout.KindOf(path))
            {
                case TreeFileKind.Manifest:
                    ReadFound(tree, file);
                    break;
                case TreeFileKind.Template:
                    Say(Severity.Warning, $"this is a {TreeNames.TemplateOf(path)} template, and is not read", tree.Shown(path),
                        "render it first, and give the result");
                    if (Unread(tree, path) is { } part)
                        Found.Missing.Add(part);
                    break;
                case TreeFileKind.Program:
                    Program(tree, path);
                    break;
                case TreeFileKind.Other:
                    PassedOver++;
                    break;
                default:
                    break;
            }
        }

        _trees.Add(tree);
        foreach (var component in tree.Layout.UnusedComponents)
            Say(Severity.Note, "no kustomization file here takes in this component, so nothing of it is read", tree.Shown(component.Path), advice: null);
        var builds = new TreeBuilds(reader, () => Deployers, known, Found, options, host);
        var built = new HashSet<Kustomization>(ReferenceEqualityComparer.Instance);
        for (IReadOnlyList<Kustomization> open = tree.Layout.Roots; open.Count > 0; open = [.. Deployed(tree).Except(built)])
        {
            builds.Build(tree, open);
            built.UnionWith(open);
        }

        new TreeCharts(reader, Deployers, Found, options, host).Read(tree);
    }

    /// <summary>Reads a kustomization that was named.</summary>
    /// <exception cref="CommandException">It can't be built.</exception>
    public void Read(InputKustomization input)
    {
        var name = Directory.EnumerateFiles(input.FullPath).Select(path => Path.GetFileName(path)).FirstOrDefault(Kustomization.IsNamed)
            ?? throw new CommandException($"{input.Name}: no kustomization.yaml in this directory");
        // Bases may lie beside the directory: places are shown from here.
        var isBelow = TreePath.IsBelow(input.FullPath, host.WorkingDirectory);
        var top = isBelow ? host.WorkingDirectory : Path.GetPathRoot(input.FullPath)!;
        var path = Path.GetRelativePath(top, Path.Combine(input.FullPath, name)).Replace(Path.DirectorySeparatorChar, '/');
        var tree = Tree.Of(top, isBelow ? "" : "/", [new(path, 0)]);
        var found = new TreeFindings();
        new TreeBuilds(reader, () => Deployers, known, found, options, host)
            .Build(tree, tree.Layout.Roots is [var root] ? [root] : throw new CommandException($"{input.Name}/{name} can't be built by itself"));
        if (found.Said is [var problem, ..])
            throw new CommandException($"{problem.At}: {problem.Message}", problem.Advice);
    }

    /// <summary>Kustomizations that Flux or Argo CD apply, though others may take them in, too.</summary>
    private IEnumerable<Kustomization> Deployed(Tree tree) => Deployers is { IsEmpty: false } parts
        ? tree.Layout.Kustomizations.Where(item => !item.IsComponent && parts.Any(part => Placement.Reaches(tree, part, item.Directory)))
        : [];

    /// <summary>What is applied into other namespaces than its files say.</summary>
    public List<PlacedObjects> Placed { get; } = [];

    /// <summary>What Flux, Argo CD and Fleet make of trees, as far as it is known.</summary>
    public ImmutableArray<MissingPart> Deployers => deployers.IsEmpty ? [.. Expand(reader.Missing), .. _bundles] : deployers;

    /// <summary>What Fleet applies of the trees, among <see cref="Deployers"/>.</summary>
    public IReadOnlyList<MissingPart> Bundles => [.. Deployers.Where(part => part.IsOfFleet)];

    /// <summary>The parts, with Applications in the place of the sets that they come from.</summary>
    public ImmutableArray<MissingPart> Expand(ImmutableArray<MissingPart> parts) => !parts.Any(part => part.Set is not null) ? parts
        : [.. parts.SelectMany(part => part.Set is null || TreeOf(part) is not { } tree ? [part] : Expanded(part, tree))];

    /// <summary>What other programs make of what was read; what lies in one of the trees isn't missing.</summary>
    public ImmutableArray<MissingPart> Left(IEnumerable<MissingPart> found, IReadOnlyCollection<Tree> trees) =>
    [
        .. found.Select(part => part.Path is { } path && trees.Any(tree => tree.Holds(path))
                ? part with { Lacks = part.Own, Command = ["kubectl", "get", "namespaces", "-o", "yaml"] }
                : part)
            .Where(part => part.Lacks != Lack.None),
        .. Found.Missing,
    ];

    private void Take(FleetBundles fleet)
    {
        Found.Missing.AddRange(fleet.Remote);
        _bundles.AddRange(fleet.Local);
        Found.Missing.AddRange(fleet.Labels);
    }

    /// <summary>Reads what is applied into other namespaces than its files say; which files that are.</summary>
    private HashSet<string> Place(Tree tree)
    {
        ImmutableArray<Placement> placements = [.. Placement.Of(tree, deployers), .. HierarchicalRepository.Placements(tree)];
        var objects = new Dictionary<string, IReadOnlyList<MapNode>>(StringComparer.Ordinal);
        foreach (var path in placements.SelectMany(placement => placement.Files).Distinct(StringComparer.Ordinal))
        {
            host.Stop.ThrowIfCancellationRequested();
            // What is broken, or no plain manifest, is told of as everywhere else.
            if (!IsRead(tree.FullPath(path)) && tree.TextOf(path) is { } text && !text.Contains("#@ ", StringComparison.Ordinal)
                && Places.Objects(tree.Shown(path), text) is { Count: > 0 } found)
                objects.Add(path, found);
        }

        foreach (var placement in placements)
        {
            if (placement is { Namespace: null, Selects: not null })
            {
                Say(Severity.Note, "no namespace lies below this directory, so Config Sync applies nothing of it",
                    tree.Shown(placement.Directory), advice: null);
            }

            MapNode[] together = [.. placement.Move(placement.Files.Where(objects.ContainsKey).SelectMany(path => objects[path]))];
            reader.Add(tree.Shown(placement.Directory), together, areBuilt: false);
            Found.Followed.Add(placement.Directory);
            Placed.Add(new(placement, together));
        }

        return [.. objects.Keys];
    }

    private Tree? TreeOf(MissingPart part) =>
        _trees.Find(tree => part.At.Source is { } source && tree.PathOf(source) is { } path && tree.Contains(path)) ?? _trees.FirstOrDefault();

    private ImmutableArray<MissingPart> Expanded(MissingPart part, Tree tree)
    {
        if (_expanded.TryGetValue(part.Set!, out var parts))
            return parts;
        var made = ApplicationSet.Of(part.Set!, tree.Generators(host));
        var applications = new ManifestReader(new());
        applications.Add(part.At.Source!, made.Applications, areBuilt: false);
        parts = [.. applications.Missing, .. made.Unfollowed is null ? [] : new[] { part with { Unfollowed = made.Unfollowed } }];
        _expanded.Add(part.Set!, parts);
        return parts;
    }

    private bool IsRead(string fullPath) => _named.Contains(fullPath) || _trees.Exists(tree => tree.HasManifest(fullPath));

    private void ReadFound(Tree tree, TreeFile file)
    {
        if ((_trees.Count > 0 || _named.Count > 0) && IsRead(tree.FullPath(file.Path)))
            return;
        var source = tree.Shown(file.Path);
        if (file.Length > Small)
        {
            Read(InputFile.Of(tree.FullPath(file.Path), source, host), isFound: true);
            return;
        }

        host.Stop.ThrowIfCancellationRequested();
        reader.ReadFound(source, (int)file.Length, buffer => SmallFile.Load(tree.FullPath(file.Path), source, buffer.Span), host.Stop);
    }

    private void Program(Tree tree, string path)
    {
        var language = TreeNames.ProgramOf(path)!;
        var text = File.ReadAllBytes(tree.FullPath(path));
        if (!TreeContent.MakesObjects(language, text))
        {
            PassedOver++;
            return;
        }

        var at = new Position(tree.Shown(path), 0, 0);
        Say(Severity.Warning, $"this is {language}, which isn't read", at.Source!, MissingPart.Advice);
        Found.Missing.Add(new($"{language} {at.Source}", at, Lack.Everything) { IsAnywhere = TreeContent.MakesGrants(text) });
    }

    /// <summary>What a template or an encrypted file may hold, as far as its text tells; null for nothing of interest.</summary>
    public static MissingPart? Unread(Tree tree, string path)
    {
        var (text, at) = (tree.TextOf(path) ?? "", new Position(tree.Shown(path), 0, 0));
        // sops encrypts the kind, too, unless it is told otherwise.
        if (text.Contains("kind: ENC[", StringComparison.Ordinal) || text.Contains("\"kind\": \"ENC[", StringComparison.Ordinal))
            return new($"encrypted file {at.Source}", at, Lack.Everything) { IsAnywhere = true };
        return ChartContents.Of([text], release: null).Missing($"template {at.Source}", at);
    }

    private void Say(Severity severity, string message, string place, string? advice) =>
        Found.Said.Add(new(severity, message, new(place, 0, 0), advice));
}
