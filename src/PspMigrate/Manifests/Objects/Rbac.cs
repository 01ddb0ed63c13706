namespace PspMigrate.Manifests.Objects;

/// <summary>A Role (with a namespace) or ClusterRole (without).</summary>
public sealed record Role
{
    public required string Name { get; init; }
    /// <summary>Null for a ClusterRole.</summary>
    public string? Namespace { get; init; }
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = Maps.Empty;
    /// <summary>Those by which an owner is known (<see cref="OwnerKeys"/>).</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = Maps.Empty;
    public ImmutableArray<PolicyRule> Rules { get; init; } = [];
    /// <summary>aggregationRule.clusterRoleSelectors; default when the role has no aggregationRule.</summary>
    public ImmutableArray<LabelSelector> Aggregation { get; init; }
    public Position At { get; init; }

    public bool IsCluster => Namespace is null;
    public string Kind => IsCluster ? "ClusterRole" : "Role";
}

/// <summary>One rule of a role.</summary>
public sealed record PolicyRule
{
    public ImmutableArray<string> ApiGroups { get; init; } = [];
    public ImmutableArray<string> Resources { get; init; } = [];
    public ImmutableArray<string> ResourceNames { get; init; } = [];
    public ImmutableArray<string> Verbs { get; init; } = [];
    /// <summary>Whether it is about paths that are no resources, too.</summary>
    public bool HasNonResourceUrls { get; init; }
    public Position At { get; init; }
}

/// <summary>A label selector (matchLabels and matchExpressions, all of which must hold).</summary>
public sealed record LabelSelector(
    ImmutableSortedDictionary<string, string> MatchLabels,
    ImmutableArray<LabelRequirement> MatchExpressions);

/// <summary>One matchExpression; the operator is In, NotIn, Exists or DoesNotExist.</summary>
public sealed record LabelRequirement(string Key, string Operator, ImmutableArray<string> Values);

/// <summary>A RoleBinding (with a namespace) or ClusterRoleBinding (without).</summary>
public sealed record Binding
{
    public required string Name { get; init; }
    /// <summary>Null for a ClusterRoleBinding.</summary>
    public string? Namespace { get; init; }
    public required RoleRef RoleRef { get; init; }
    public ImmutableArray<Subject> Subjects { get; init; } = [];
    /// <summary>Those by which an owner is known (<see cref="OwnerKeys"/>).</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = Maps.Empty;
    /// <inheritdoc cref="Labels"/>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = Maps.Empty;
    public Position At { get; init; }

    public bool IsCluster => Namespace is null;
    public string Kind => IsCluster ? "ClusterRoleBinding" : "RoleBinding";
}

/// <summary>The role that a binding grants.</summary>
public sealed record RoleRef(string Kind, string Name, Position At);

/// <summary>A subject as written; <paramref name="Namespace"/> null when left out.</summary>
/// <param name="Kind">ServiceAccount, User or Group.</param>
public sealed record Subject(string Kind, string Name, string? Namespace, Position At);
