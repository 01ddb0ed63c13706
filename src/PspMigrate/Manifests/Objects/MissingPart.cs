using System.Diagnostics.CodeAnalysis;

namespace PspMigrate.Manifests.Objects;

/// <summary>What an input may lack.</summary>
[Flags]
public enum Lack
{
    None = 0,
    Namespaces = 1,
    Labels = 2,
    Policies = 4,
    Bindings = 8,
    Workloads = 16,
    /// <summary>Anything that manifests can hold.</summary>
    Everything = Namespaces | Labels | Policies | Bindings | Workloads,
}

/// <summary>Something in the input whose objects aren't: another program makes them from it.</summary>
/// <param name="What">What it is and its name: <c>HelmRelease ingress-nginx</c>, <c>chart charts/agent</c>.</param>
/// <param name="Lacks">What may be missing because of it.</param>
public sealed record MissingPart(string What, Position At, Lack Lacks)
{
    /// <summary>What to do about text that another program makes objects from: possible in every version, with policies or without.</summary>
    public const string Advice = "read the cluster that it makes instead: give no files";

    /// <summary>What may be missing where an object of a kind isn't read.</summary>
    internal static Lack LackOf(string? kind) => kind switch
    {
        "PodSecurityPolicy" => Lack.Policies,
        "Role" or "ClusterRole" or "RoleBinding" or "ClusterRoleBinding" => Lack.Bindings,
        "Namespace" => Lack.Namespaces | Lack.Labels,
        "Pod" or "Deployment" or "DaemonSet" or "StatefulSet" or "ReplicaSet" or "Job" or "CronJob" => Lack.Workloads,
        _ => Lack.None,
    };

    /// <summary>The namespaces that it concerns, as far as they are known.</summary>
    public ImmutableArray<string> Namespaces { get; init; } = [];

    /// <summary>The label of namespaces that say they belong to it, and its value; null where none do.</summary>
    internal (string Key, string Value)? Mark { get; init; }

    /// <summary>The namespaces of the input that carry the mark.</summary>
    internal ImmutableArray<string> Members { get; init; } = [];

    /// <summary>Whether it may concern others, too.</summary>
    public bool IsAnywhere { get; init; }

    /// <summary>The directory of the repository that it takes its objects from; null when they come from elsewhere.</summary>
    public string? Path { get; init; }

    /// <summary>Whether that is for certain a path of the repository that it was read from; a path of the root may be any repository's.</summary>
    public bool IsHere { get; init; }

    /// <summary>Directories below that path that it leaves out.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>The namespace that it puts what lies at that path into; null where it leaves that to the files.</summary>
    public string? Into { get; init; }

    /// <summary>Whether objects that name another namespace go there, too.</summary>
    public bool OverridesNamespaces { get; init; }

    /// <summary>Whether it takes in what lies in directories below that path, too.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>Whether Fleet applies it, which refuses objects of the cluster where it puts everything into one namespace.</summary>
    public bool IsOfFleet { get; init; }

    /// <summary>Its fields that change what lies at that path in other ways.</summary>
    public ImmutableArray<string> Changing { get; init; } = [];

    /// <summary>What it makes itself, besides what lies at that path.</summary>
    public Lack Own { get; init; }

    /// <summary>The command that prints what it makes, argument by argument; empty where there is none.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>The object where what it makes may follow from the repository: an ApplicationSet; else null.</summary>
    public MapNode? Set { get; init; }

    /// <summary>What of it the repository doesn't tell; null where that was not looked for.</summary>
    public string? Unfollowed { get; init; }

    /// <summary>How helm would render it; null for what helm has no part in.</summary>
    public HelmRelease? Release { get; init; }

    /// <summary>Whether it says where what lies at <see cref="Path"/> goes.</summary>
    [MemberNotNullWhen(true, nameof(Path))]
    public bool IsApplied => Path is { Length: > 0 } || (Path is not null && IsHere);

    /// <summary>Whether policies or bindings of a namespace may be among what is missing.</summary>
    public bool Concerns(string ns) =>
        IsAnywhere || Namespaces.Contains(ns, StringComparer.Ordinal) || Members.Contains(ns, StringComparer.Ordinal);

    /// <summary>The same part, once all namespaces of the input are known.</summary>
    internal MissingPart Among(IEnumerable<NamespaceObject> namespaces) => Mark is not var (key, value) ? this : this with
    {
        Members = [.. namespaces.Where(ns => ns.Labels.TryGetValue(key, out var found) && string.Equals(found, value, StringComparison.Ordinal))
            .Select(ns => ns.Name).Distinct(StringComparer.Ordinal)],
    };
}

/// <summary>A release of a chart.</summary>
/// <param name="Namespace">Where it goes; null when that isn't said.</param>
/// <param name="Values">Values that it sets; null for none.</param>
/// <param name="ValueFiles">Files with values, relative to the chart.</param>
public sealed record HelmRelease(string Name, string? Namespace, MapNode? Values, ImmutableArray<string> ValueFiles)
{
    /// <summary>Values that it sets as a text; null for none.</summary>
    public string? ValuesText { get; init; }
}
