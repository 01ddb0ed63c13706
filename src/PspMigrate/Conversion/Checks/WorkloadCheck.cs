using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Conversion.Checks;

/// <summary>How a workload fares at the level of its namespace.</summary>
public enum Outcome
{
    /// <summary>It passes as it is.</summary>
    Passes,
    /// <summary>It passes once it says what its policy fills in (see <see cref="Fixer"/>).</summary>
    PassesAfterFix,
    /// <summary>It doesn't pass unless it does something else than today.</summary>
    Fails,
}

/// <summary>Everything that is known of one workload.</summary>
public sealed record WorkloadCheck
{
    /// <summary>Who admits it today, and what levels say of it as the plan has it.</summary>
    public required WorkloadState State { get; init; }

    public Workload Workload => State.Workload;

    /// <summary>What the policies say of its pods today.</summary>
    public Admission Admission => State.Admission;

    /// <summary>What the input holds of policies; without any, who admits the workload is no question.</summary>
    public PolicyState PolicyState { get; init; }

    /// <summary>Whether the input lets any service account use a policy; else the RBAC that matters isn't in it.</summary>
    public bool HasGrants { get; init; }

    /// <summary>Bindings that may admit it, too, though the input doesn't show what they grant.</summary>
    public ImmutableArray<UnknownGrant> Unknown { get; init; } = [];

    /// <summary>The policy that a running pod says admitted it, where that is another one than today's; else null.</summary>
    public string? SaysAdmittedBy { get; init; }

    /// <summary>What the level of its namespace says; a pass for what is exempt.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The strictest level that it passes as it is, at the same version.</summary>
    public required Level Strictest { get; init; }

    /// <summary>Its fix for the level of its namespace.</summary>
    public required Fix Fix { get; init; }

    /// <summary>A sidecar that is injected into its pods, so that its template isn't what will run; null when there is none.</summary>
    public Sidecar? Sidecar { get; init; }

    /// <summary>True for the mirror of a static pod: the kubelet runs it whatever admission says.</summary>
    public bool IsStaticPod { get; init; }

    /// <summary>What kept policies say of it; null when nothing is kept in its namespace, or that wasn't asked.</summary>
    public KeptVerdict? Kept { get; init; }

    public Outcome Outcome =>
        Kept is { Allowed: false } ? Outcome.Fails : Verdict.Allowed ? Outcome.Passes : Fix.Verdict.Allowed ? Outcome.PassesAfterFix : Outcome.Fails;

    /// <summary>The policy that admits it today; null when none does.</summary>
    public string? AdmittedBy => State.AdmittedBy;
}

/// <summary>The workloads of one namespace, and what they are held to.</summary>
public sealed record NamespaceCheck(string Name, NamespaceLevel Level, ImmutableArray<WorkloadCheck> Workloads);
