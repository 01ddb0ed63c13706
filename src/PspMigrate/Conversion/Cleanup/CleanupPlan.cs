namespace PspMigrate.Conversion.Cleanup;

/// <summary>What can go of an input, now that nothing depends on PodSecurityPolicies any more.</summary>
public sealed record CleanupPlan
{
    /// <summary>Everything that goes or changes: bindings, then roles, then policies, each by name.</summary>
    public required ImmutableArray<CleanupItem> Items { get; init; }

    /// <summary>What speaks of policies and stays.</summary>
    public required ImmutableArray<StayingItem> Staying { get; init; }

    /// <summary>Namespaces that don't enforce a level yet, by name.</summary>
    public required ImmutableArray<string> Unenforced { get; init; }

    /// <summary>Helm releases that hold policies.</summary>
    public ImmutableArray<PolicyRelease> Releases { get; init; } = [];

    /// <summary>Where the admission plugin is switched on.</summary>
    public ImmutableArray<PluginPlace> Plugins { get; init; } = [];

    /// <summary>Lines of pipelines, scripts and schemas that speak of policies.</summary>
    public ImmutableArray<PolicyReference> References { get; init; } = [];

    /// <summary>Annotations of pods that say nothing any more.</summary>
    public ImmutableArray<DeadAnnotation> Annotations { get; init; } = [];

    /// <summary>The server's minor version; null when only files were read.</summary>
    public int? ServerMinor { get; init; }

    /// <summary>Whether it is about some namespaces only: policies, and other objects that belong to none, aren't in it.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Platforms that can't switch the plugin off by a flag, by the marks of the input.</summary>
    public ImmutableArray<PluginPlatform> Hosted { get; init; } = [];

    /// <summary>What the input stands for and doesn't hold, where policies or grants may be among it.</summary>
    public ImmutableArray<MissingPart> Missing { get; init; } = [];

    /// <summary>What no pod is admitted by.</summary>
    public IEnumerable<CleanupItem> Unused => Items.Where(item => item.IsUnused);

    /// <summary>Bindings and roles that pods may be admitted through.</summary>
    public IEnumerable<CleanupItem> Grants => Items.Where(item => !item.IsUnused && item.Kind is not "PodSecurityPolicy");

    /// <summary>Policies that pods may be admitted by.</summary>
    public IEnumerable<CleanupItem> Policies => Items.Where(item => !item.IsUnused && item.Kind is "PodSecurityPolicy");

    /// <summary>Whether nothing is left of PodSecurityPolicy.</summary>
    public bool IsClean => Items.IsEmpty && Releases.IsEmpty && Plugins.IsEmpty && Annotations.IsEmpty && References.IsEmpty;
}

/// <summary>A Helm release that holds policies.</summary>
/// <param name="Namespace">Null where that isn't known.</param>
/// <param name="Policies">Names of the policies, bytewise.</param>
public sealed record PolicyRelease(string Name, string? Namespace, ImmutableArray<string> Policies)
{
    /// <summary>Whether the stored manifest was looked at, rather than the policies' annotations.</summary>
    public bool IsStored { get; init; }

    /// <summary>The chart and its version, as the release tells them; null where that isn't known.</summary>
    public string? Chart { get; init; }
}

/// <summary>An annotation of a pod or pod template that says nothing any more.</summary>
/// <param name="Path">The keys from the object's root to the annotation.</param>
public sealed record DeadAnnotation(string Kind, string Name, string Namespace, Position At, ImmutableArray<string> Path, string Value);
