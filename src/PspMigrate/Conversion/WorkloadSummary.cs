using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Conversion;

/// <summary>A workload of the input: who admits it today, and what levels say of it.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="AdmittedBy">The policy that admits it today; null when none does.</param>
/// <param name="Strictest">The strictest level that its pods pass as they are written.</param>
/// <param name="Verdict">What the next stricter level says of them; a pass when there is none stricter.</param>
public sealed record WorkloadState(Workload Workload, string? AdmittedBy, Level Strictest, Verdict Verdict)
{
    /// <summary>The strictest level that its pods pass once they say what the policy fills in (see <see cref="Fixer"/>).</summary>
    public Level StrictestAfterFix { get; init; } = Strictest;

    /// <summary>What the next stricter level then says of them; a pass when there is none stricter.</summary>
    public Verdict VerdictAfterFix { get; init; } = Verdict;

    /// <summary>The policy that a running pod says admitted it: evidence, not proof, since anybody may edit the annotation (fact 16).</summary>
    public string? SaysAdmittedBy => string.Equals(Workload.Kind, "Pod", StringComparison.Ordinal)
        ? Workload.Template.Annotations.GetValueOrDefault("kubernetes.io/psp")
        : null;
}

/// <summary>The workloads of one namespace.</summary>
public sealed record WorkloadSummary(ImmutableArray<WorkloadState> States)
{
    public static WorkloadSummary None { get; } = new([]);

    public int Count => States.Length;

    /// <summary>How many pass a level as they are written.</summary>
    public int Passing(Level level) => States.Count(state => state.Strictest >= level);

    /// <summary>How many pass a level as they are written or after the fix.</summary>
    public int PassingAfterFix(Level level) => States.Count(state => state.StrictestAfterFix >= level);

    /// <summary>Those that don't pass a level even after the fix; their <see cref="WorkloadState.VerdictAfterFix"/> says why.</summary>
    public IEnumerable<WorkloadState> NeverPassing(Level level) => States.Where(state => state.StrictestAfterFix < level);

    /// <summary>The strictest level that all pass; null when there are no workloads.</summary>
    public Level? Strictest => States.IsEmpty ? null : States.Min(state => state.Strictest);

    /// <summary>The workloads that keep the namespace from anything stricter than what all pass.</summary>
    public IEnumerable<WorkloadState> Forcing => States.Where(state => state.Strictest == Strictest && state.Strictest < Level.Restricted);
}
