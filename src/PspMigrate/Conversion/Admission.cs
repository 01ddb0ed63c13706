namespace PspMigrate.Conversion;

/// <summary>By whose right to use it a policy admits a workload's pods.</summary>
public enum AdmittedThrough
{
    /// <summary>The pod's own service account.</summary>
    Account,
    /// <summary>Everybody, whoever creates the pod.</summary>
    Everybody,
    /// <summary>The controller that makes the pods.</summary>
    Controller,
    /// <summary>The kubelet, which makes the mirrors of static pods.</summary>
    Node,
    /// <summary>Whoever created the pod, by what its annotation says of the policy.</summary>
    Creator,
}

/// <summary>What the policies say of a workload's pods today, and who makes them.</summary>
public sealed record Admission
{
    /// <summary>The answer of all policies that the service account or the creator may use.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Names of those policies, bytewise.</summary>
    public required ImmutableArray<string> Usable { get; init; }

    /// <summary>The policy that admits the pods; null when none does.</summary>
    public PodSecurityPolicy? Policy { get; init; }

    /// <summary>By whose right <see cref="Policy"/> is used; of several, the first.</summary>
    public AdmittedThrough Through { get; init; }

    /// <summary>The account in kube-system that makes the pods; null when no controller of Kubernetes does.</summary>
    public string? Controller { get; init; }

    /// <summary>
    /// Where only the creator of a pod decides: the first policy that would admit it if system:masters created it. Null when none would, and
    /// wherever its service account or its controller can.
    /// </summary>
    public string? ForAdministrators { get; init; }

    /// <summary>People and groups that may use that policy there besides system:masters; looked for when they are asked for.</summary>
    public ImmutableArray<Subject> Creators => PolicyCreators?.Value ?? [];

    internal Lazy<ImmutableArray<Subject>>? PolicyCreators { get; init; }
}
