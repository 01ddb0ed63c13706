using System.Collections.Immutable;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Repositories;

/// <summary>How manifests of a repository may be changed.</summary>
public sealed record RepositoryOptions
{
    /// <summary>Whether labels that say something else are replaced.</summary>
    /// <value>The default is false: they are kept.</value>
    public bool Overwrite { get; init; }

    /// <summary>The directory of new manifests.</summary>
    /// <value>A path below the repository's root; the default, null, is beside the nearest manifest of another namespace.</value>
    public string? NewFiles { get; init; }
}

/// <summary>Finds out what a repository's manifests need so that they say what the plan says. Writes nothing.</summary>
public sealed class RepositoryPlanner
{
    private readonly ILookup<string, NamespaceManifest> _byName;
    private readonly NewManifests _newManifests;
    private readonly RepositoryOptions _options;

    /// <param name="files">The repository's files that may hold manifests.</param>
    /// <param name="inventory">What the plan was made from; its objects show where a namespace is at home.</param>
    /// <param name="options">What may be changed.</param>
    public RepositoryPlanner(IReadOnlyCollection<RepositoryFile> files, Inventory inventory, RepositoryOptions options)
    {
        Kustomizations = KustomizationFile.FindAll(files);
        var manifests = NamespaceManifest.FindAll(files, Kustomizations);
        _byName = manifests.ToLookup(manifest => manifest.Name, StringComparer.Ordinal);
        _newManifests = new(files, [.. manifests.Where(manifest => manifest.WhyNot is null)], inventory, options.NewFiles);
        _options = options;
    }

    public ImmutableArray<KustomizationFile> Kustomizations { get; }

    /// <summary>Every namespace of the plan that is to have labels, by name.</summary>
    public ImmutableArray<NamespaceChange> Changes(Plan plan) =>
        [.. plan.Namespaces.Where(item => !item.Labels.IsEmpty).Select(Change)];

    private NamespaceChange Change(NamespacePlan plan)
    {
        var manifests = _byName[plan.Name].Where(manifest => manifest.WhyNot is null).ToImmutableArray();
        return manifests switch
        {
            [] when _byName[plan.Name].FirstOrDefault() is { } other =>
                new() { Plan = plan, Kind = ChangeKind.NotEditable, Modes = plan.Labels, At = [other.At], Why = other.WhyNot },
            [] => _newManifests.For(plan),
            [var manifest] => Edit(plan, manifest),
            _ => new() { Plan = plan, Kind = ChangeKind.DefinedTwice, Modes = plan.Labels, At = [.. manifests.Select(manifest => manifest.At)] },
        };
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
        if (!change.Changed.Any())
            return change with { Kind = ChangeKind.None };
        var problems = ManifestEditor.Edit(manifest.File.Text, [manifest.Labelling(change.Labels)]).Problems;
        return problems.IsEmpty ? change : change with { Kind = ChangeKind.NotEditable, Why = problems[0].Message };
    }

    /// <summary>The input may be another than the repository, a cluster for one: what the manifest says counts, too.</summary>
    private ImmutableArray<ModeLabels> Against(NamespacePlan plan, NamespaceObject manifest)
    {
        var kept = plan.Labels.Where(labels => labels.IsKept).Select(labels => labels.Mode).ToHashSet();
        return Labelling.Settle(
            plan.Labels, manifest.Labels, plan.Defaults, labels => kept.Contains(labels.Mode) || (labels.SaysOtherwise && !_options.Overwrite));
    }
}
