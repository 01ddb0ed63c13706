namespace PspMigrate.Conversion.Defaults;

/// <summary>What decided the level of new namespaces.</summary>
public enum DefaultBasis
{
    /// <summary>The user asked for it.</summary>
    Asked,
    /// <summary>Policies that every new namespace may use.</summary>
    Policies,
    /// <summary>No policy reaches a new namespace, so nothing could start there without a grant.</summary>
    Closed,
    /// <summary>What most namespaces of today pass.</summary>
    Namespaces,
    /// <summary>What the API server's configuration enforces already, where the rest would be laxer.</summary>
    Configuration,
    /// <summary>Nothing is known.</summary>
    Nothing,
}

/// <summary>What the API server should ask of namespaces without labels, and whom it should exempt.</summary>
public sealed record ClusterDefaults
{
    /// <summary>The levels of the modes.</summary>
    public required NamespacePolicy Policy { get; init; }

    public required DefaultBasis Basis { get; init; }

    /// <summary>For <see cref="DefaultBasis.Namespaces"/>: how many namespaces pass the level, and of how many.</summary>
    public (int Passing, int All) Counted { get; init; }

    public ImmutableArray<string> ExemptNamespaces { get; init; } = [];

    public ImmutableArray<string> ExemptUsernames { get; init; } = [];

    public ImmutableArray<string> ExemptRuntimeClasses { get; init; } = [];

    /// <summary>Namespaces of today that neither have a label for enforce mode nor get one by the plan, by name: the default holds there, too.</summary>
    public ImmutableArray<string> Unlabelled { get; init; } = [];

    /// <summary>Those of them with workloads that the default refuses.</summary>
    public ImmutableArray<string> Refusing { get; init; } = [];

    /// <summary>The minor version of the API servers.</summary>
    public required int Minor { get; init; }

    /// <summary>The version of the configuration's API that these API servers read.</summary>
    /// <remarks>facts/pod-security-admission.md, 25.</remarks>
    public string ApiVersion => "pod-security.admission.config.k8s.io/" + Minor switch { <= 22 => "v1alpha1", <= 24 => "v1beta1", _ => "v1" };
}
