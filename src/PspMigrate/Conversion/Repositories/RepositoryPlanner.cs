using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Repositories;

/// <summary>How manifests of a repository may be changed.</summary>
public sealed record RepositoryOptions
{
    /// <summary>Whether manifests are made for namespaces that have none.</summary>
    /// <value>The default is true.</value>
    public bool MakesFiles { get; init; } = true;

    /// <summary>The namespaces that kustomizations build.</summary>
    /// <value>The default, null, is that nothing was built: files count as they are.</value>
    public IReadOnlyCollection<BuiltNamespace>? Built { get; init; }

    /// <summary>The directories in which every Namespace gets another name.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyCollection<MovedDirectory> Moved { get; init; } = [];

    /// <summary>Namespaces whose labels Fleet sets, and where it says so.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyDictionary<string, Position> OfFleet { get; init; } = ImmutableDictionary<string, Position>.Empty;

    /// <summary>Whether the address of a repository may be its own.</summary>
    /// <value>The default is that any may.</value>
    public Func<string, bool> IsOwn { get; init; } = _ => true;

    /// <summary>The directory of new manifests.</summary>
    /// <value>A path below the repository's root; the default, null, is beside the nearest manifest of another namespace.</value>
    public string? NewFiles { get; init; }
}

/// <summary>Finds out what a repository's manifests need so that they say what the plan says. Writes nothing.</summary>
public sealed class RepositoryPlanner
{
    private readonly Plan _plan;
    private readonly ILookup<string, NamespaceManifest> _byName;
    private readonly NewManifests _newManifests;
    private readonly ILookup<string, ManagedNamespace> _managed;
    private readonly ImmutableArray<NamespaceManifest> _manifests;
    private readonly KustomizeChain _chain;
    private readonly RepositoryOptions _options;

    /// <param name="plan">The plan; the objects that it was made from show where a namespace is at home.</param>
    /// <param name="files">The repository's files that may hold manifests.</param>
    public RepositoryPlanner(Plan plan, IReadOnlyCollection<RepositoryFile> files, RepositoryOptions options)
    {
        _plan = plan;
        Kustomizations = KustomizationFile.FindAll(files);
        _manifests = NamespaceManifest.FindAll(files, Kustomizations);
        _byName = _manifests.ToLookup(manifest => manifest.Name, StringComparer.Ordinal);
        _chain = new(Kustomizations);
        // What lies in a kustomization that transforms namespaces would not be what its file says.
        var siblings = _manifests.Where(manifest => manifest.NotEditableReason is null && !_chain.RenamesNamespaces(manifest.File.Path));
        _newManifests = new(files, [.. siblings], _chain, plan.Analysis.Inventory, options);
        _managed = ManagedNamespace.FindAll(files, options.IsOwn).ToLookup(item => item.Namespace, StringComparer.Ordinal);
        _options = options;
    }

    public ImmutableArray<KustomizationFile> Kustomizations { get; }

    /// <summary>Every namespace of the plan that is to have labels, by name.</summary>
    public ImmutableArray<NamespaceChange> Changes() => [.. _plan.Namespaces.Where(item => !item.Labels.IsEmpty).Select(Change)];

    /// <remarks>facts/deployers.md, 17.</remarks>
    private NamespaceChange Change(NamespacePlan plan)
    {
        if (_options.OfFleet.TryGetValue(plan.Name, out var at))
        {
            return NotEditable(plan, at, "Fleet takes away labels that namespaceLabels doesn't name, and some versions ignore those of Pod Security there:"
                + " move them into a manifest of the namespace");
        }

        var manifests = _byName[plan.Name].Where(manifest => manifest.NotEditableReason is null).ToImmutableArray();
        if (_options.Built?.Where(item => string.Equals(item.Name, plan.Name, StringComparison.Ordinal)).ToImmutableArray() is { IsEmpty: false } builds)
        {
            var plain = manifests.Where(manifest => !_chain.Has(manifest.File.Path));
            return new BuiltChange(_plan, _manifests, Kustomizations, _options.Built)
                .Of(plan, builds, [.. plain.Select(manifest => manifest.At)], manifest => Edit(plan, manifest));
        }

        if (_options.Built is not null)
        {
            if (manifests.FirstOrDefault(manifest => _chain.Has(manifest.File.Path)) is { } unbuilt)
                return NotEditable(plan, unbuilt.At, "a kustomization reads it, and no build has a namespace of this name");
            if (manifests.FirstOrDefault(manifest => _options.Built.Any(item => item.At == manifest.At)) is { } renamed)
                return NotEditable(plan, renamed.At, "its namespace gets another name when it is applied");
            if (manifests.IsEmpty && _managed[plan.Name].ToArray() is [var managed])
                return Managed(plan, managed);
        }

        return manifests switch
        {
            [] when _byName[plan.Name].FirstOrDefault() is { } other => NotEditable(plan, other.At, other.NotEditableReason!),
            [] => _newManifests.For(plan),
            [var manifest] => Edit(plan, manifest),
            _ => new() { Plan = plan, Kind = ChangeKind.DefinedTwice, Modes = plan.Labels, At = [.. manifests.Select(manifest => manifest.At)] },
        };
    }

    private static NamespaceChange NotEditable(NamespacePlan plan, Position at, string why) =>
        new() { Plan = plan, Kind = ChangeKind.NotEditable, Modes = plan.Labels, At = [at], Why = why };

    private NamespaceChange Managed(NamespacePlan plan, ManagedNamespace managed)
    {
        var present = (managed.Present?.Entries ?? []).Where(entry => entry.Value is ScalarNode)
            .ToImmutableSortedDictionary(entry => entry.Key, entry => ((ScalarNode)entry.Value).Text, StringComparer.Ordinal);
        var change = new NamespaceChange
        {
            Plan = plan,
            Kind = ChangeKind.Edit,
            Modes = Against(plan, new(plan.Name, present, managed.At)),
            At = [managed.At],
            Managed = managed,
        };
        return change.Changed.Any() && Disagreement(plan, managed) is { } why
            ? change with { Kind = ChangeKind.NotEditable, Why = why }
            : Tried(change, managed.File, managed.Labelling(change.Labels));
    }

    /// <summary>Why an object can't give labels to all namespaces that it creates; null where it can.</summary>
    private string? Disagreement(NamespacePlan plan, ManagedNamespace managed)
    {
        if (managed.Unfollowed is { } unfollowed)
            return $"not all namespaces that this ApplicationSet creates are known (not followed: {unfollowed})";
        var planned = _plan.Namespaces.ToDictionary(item => item.Name, item => item.FinalLabels, StringComparer.Ordinal);
        var others = managed.Together.Where(name => !planned.TryGetValue(name, out var labels) || !labels.SequenceEqual(plan.FinalLabels)).ToArray();
        return others.Length == 0 ? null : $"this ApplicationSet gives its namespaces the same labels, and these want others: {string.Join(", ", others)}";
    }

    private NamespaceChange Edit(NamespacePlan plan, NamespaceManifest manifest)
    {
        var change = new NamespaceChange
        {
            Plan = plan,
            Kind = ChangeKind.Edit,
            Modes = Against(plan, manifest.Object),
            At = [manifest.At],
            Manifest = manifest,
        };
        return Tried(change, manifest.File, manifest.Labelling(change.Labels));
    }

    private static NamespaceChange Tried(NamespaceChange change, RepositoryFile file, ObjectEdit edit) =>
        !change.Changed.Any() ? change with { Kind = ChangeKind.None }
        : ManifestEditor.Edit(file.Text, [edit]).Problems is [var problem, ..] ? change with { Kind = ChangeKind.NotEditable, Why = problem.Message }
        : change;

    /// <summary>The input may be another than the repository, a cluster for one: what the manifest says counts, too.</summary>
    private ImmutableArray<ModeLabels> Against(NamespacePlan plan, NamespaceObject manifest)
    {
        var kept = plan.Labels.Where(labels => labels.IsKept).Select(labels => labels.Mode).ToHashSet();
        return Labelling.Settle(
            plan.Labels, manifest.Labels, plan.Defaults,
            labels => kept.Contains(labels.Mode) || Labelling.Keeps(labels, _plan.Options.Raise != RaiseMode.None, _plan.Options.Overwrite));
    }
}
