namespace PspMigrate.Manifests.Objects;

/// <summary>A PodSecurityPolicy as written: nothing defaulted but the zero values that Kubernetes' own types have.</summary>
/// <remarks>k8s.io/api policy/v1beta1 types.go. What an omitted field means: facts/pod-security-policy.md, "What an omitted field means".</remarks>
public sealed record PodSecurityPolicy
{
    public required string Name { get; init; }
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = Maps.Empty;
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = Maps.Empty;

    public bool Privileged { get; init; }
    public ImmutableArray<string> DefaultAddCapabilities { get; init; } = [];
    public ImmutableArray<string> RequiredDropCapabilities { get; init; } = [];
    public ImmutableArray<string> AllowedCapabilities { get; init; } = [];
    public ImmutableArray<string> Volumes { get; init; } = [];
    public bool HostNetwork { get; init; }
    public ImmutableArray<IdRange> HostPorts { get; init; } = [];
    public bool HostPid { get; init; }
    public bool HostIpc { get; init; }
    public SELinuxRule SELinux { get; init; } = new("", null);
    public IdRule RunAsUser { get; init; } = new("", []);
    public IdRule? RunAsGroup { get; init; }
    public IdRule SupplementalGroups { get; init; } = new("", []);
    public IdRule FsGroup { get; init; } = new("", []);
    public bool ReadOnlyRootFilesystem { get; init; }
    public bool? DefaultAllowPrivilegeEscalation { get; init; }
    /// <summary>Null when omitted, which the API defaults to true (pkg/apis/policy/v1beta1/defaults.go:23-30 @v1.20.2).</summary>
    public bool? AllowPrivilegeEscalation { get; init; }
    public ImmutableArray<AllowedHostPath> AllowedHostPaths { get; init; } = [];
    /// <summary>Driver names of allowedFlexVolumes.</summary>
    public ImmutableArray<string> AllowedFlexVolumes { get; init; } = [];
    /// <summary>Driver names of allowedCSIDrivers.</summary>
    public ImmutableArray<string> AllowedCsiDrivers { get; init; } = [];
    public ImmutableArray<string> AllowedUnsafeSysctls { get; init; } = [];
    public ImmutableArray<string> ForbiddenSysctls { get; init; } = [];
    public ImmutableArray<string> AllowedProcMountTypes { get; init; } = [];
    public RuntimeClassRule? RuntimeClass { get; init; }

    /// <summary>The document that it was read from; null for a policy that was made in code.</summary>
    public MapNode? Source { get; init; }

    /// <summary>Whether a server has stored it, which gives a uid to what it stores: then all that it says counts there.</summary>
    /// <remarks>facts/pod-security-policy.md, 32: what a feature gate that is off takes away is never stored.</remarks>
    public bool IsStored => Source?.Find("metadata", "uid") is not null;

    public Position At => Source?.At ?? Position.None;

    /// <summary>The place of a field such as <c>spec.hostPorts</c>, or of its nearest parent where it is left out.</summary>
    public Position Where(params ReadOnlySpan<string> path) => Source?.Where(path) ?? Position.None;
}

/// <summary>A range of ids or ports, both ends included.</summary>
public readonly record struct IdRange(long Min, long Max);

/// <summary>A rule with ranges: runAsUser, runAsGroup, supplementalGroups, fsGroup.</summary>
public sealed record IdRule(string Rule, ImmutableArray<IdRange> Ranges);

/// <summary>The seLinux rule.</summary>
public sealed record SELinuxRule(string Rule, SELinuxOptions? Options);

/// <summary>One entry of allowedHostPaths.</summary>
public sealed record AllowedHostPath(string PathPrefix, bool ReadOnly);

/// <summary>The runtimeClass rule.</summary>
public sealed record RuntimeClassRule(ImmutableArray<string> AllowedNames, string? DefaultName);
