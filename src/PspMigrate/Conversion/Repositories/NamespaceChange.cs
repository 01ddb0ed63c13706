namespace PspMigrate.Conversion.Repositories;

/// <summary>What a repository's manifest of one namespace needs, or why it gets nothing.</summary>
public enum ChangeKind
{
    /// <summary>Labels are set in the manifest.</summary>
    Edit,
    /// <summary>There is no manifest: a new one is made.</summary>
    Create,
    /// <summary>The manifest says already what it should, as far as it may be changed.</summary>
    None,
    /// <summary>It is defined more than once, and which one counts isn't known.</summary>
    DefinedTwice,
    /// <summary>There is no manifest, and no place to make one.</summary>
    Missing,
    /// <summary>The manifest can't be edited in place.</summary>
    NotEditable,
    /// <summary>Policies or bindings of the namespace may be missing from what was read.</summary>
    Incomplete,
}

/// <summary>One namespace of the plan in a repository.</summary>
public sealed record NamespaceChange
{
    public required NamespacePlan Plan { get; init; }

    public required ChangeKind Kind { get; init; }

    /// <summary>The modes that are to have labels: what the manifest says now, and what it should say.</summary>
    public required ImmutableArray<ModeLabels> Modes { get; init; }

    /// <summary>Where it is defined: one place, several when it is defined more than once, none when it isn't.</summary>
    public ImmutableArray<Position> At { get; init; } = [];

    /// <summary>The manifest to edit.</summary>
    public NamespaceManifest? Manifest { get; init; }

    /// <summary>The overlays to edit in its place, where the base of several isn't to be labelled alike: all that build this namespace.</summary>
    public ImmutableArray<OverlayPatch> Overlays { get; init; } = [];

    /// <summary>The Application to edit, where Argo CD creates the namespace.</summary>
    public ManagedNamespace? Managed { get; init; }

    /// <summary>What keeps tools from deleting the namespace of a new manifest.</summary>
    public ImmutableSortedDictionary<string, string> Guards { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The file to make.</summary>
    public string? NewPath { get; init; }

    /// <summary>The manifest that a new one stands beside; null when there is none.</summary>
    public NamespaceManifest? Sibling { get; init; }

    /// <summary>The kustomization that builds what is in the namespace, and so has to list a new manifest without a sibling; null where none does.</summary>
    public KustomizationFile? Listing { get; init; }

    /// <summary>For what gets nothing: the reason, where the kind doesn't say it all.</summary>
    public string? Why { get; init; }

    public string Name => Plan.Name;

    public bool ChangesFiles => Kind is ChangeKind.Edit or ChangeKind.Create;

    /// <summary>The file that changes; null when none does.</summary>
    public string? Path => Kind switch
    {
        ChangeKind.Edit => Overlays is [var overlay, ..] ? overlay.Path(Name) : Managed?.File.Path ?? Manifest!.File.Path,
        ChangeKind.Create => NewPath,
        _ => null,
    };

    public IEnumerable<ModeLabels> Changed => Modes.Where(mode => !mode.IsAsWanted && !mode.IsKept);

    /// <summary>The labels to write, in key order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Labels =>
        Changed.SelectMany(mode => mode.Final).OrderBy(label => label.Key, StringComparer.Ordinal);
}
