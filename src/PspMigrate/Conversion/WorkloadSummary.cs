using PspMigrate.Conversion.Fixes;

namespace PspMigrate.Conversion;

/// <summary>A workload of the input: who admits it today, and what levels say of it.</summary>
/// <param name="Strictest">The strictest level that its pods pass as they are written, or filled in.</param>
/// <param name="StrictestAfterFix">The strictest level that they pass once they say what the policy fills in (see <see cref="Fixer"/>).</param>
/// <remarks>What levels say of it is worked out when it is asked for: of most workloads it never is.</remarks>
public sealed record WorkloadState(
    Workload Workload, Admission Admission, KubernetesVersion Version, Level Strictest, Level StrictestAfterFix)
{
    /// <summary>The pod that levels judge: as written, or as kept policies fill it in.</summary>
    public Pod Judged { get; init; } = Workload.Template;

    /// <summary>The runtime class that the API server's configuration exempts; null when it doesn't.</summary>
    public string? ExemptRuntimeClass { get; init; }

    /// <summary>The controller's account that the API server's configuration exempts as a user; null when it doesn't.</summary>
    public string? ExemptUser { get; init; }

    /// <summary>Whether its pods pass every level, whatever they are.</summary>
    public bool IsExempt => ExemptRuntimeClass is not null || ExemptUser is not null;

    /// <summary>The policy that admits it today; null when none does.</summary>
    public PodSecurityPolicy? Policy => Admission.Policy;

    /// <summary>The name of the policy that admits it today; null when none does.</summary>
    public string? AdmittedBy => Policy?.Name;

    /// <summary>What the next level above <see cref="Strictest"/> says of its pods; a pass when there is none stricter.</summary>
    public Verdict Verdict => Strictest == Level.Restricted ? Verdict.Pass : At(Strictest + 1);

    /// <summary>What a level says of its pods as they are judged.</summary>
    public Verdict At(Level level) => Evaluator.Evaluate(PodDefaults.Apply(Judged), new(level, Version));

    /// <summary>The strictest level that its pods pass as they are written.</summary>
    public Level StrictestAsWritten(KubernetesVersion version) => IsExempt || (version == Version && ReferenceEquals(Judged, Workload.Template))
        ? Strictest
        : Evaluator.Strictest(PodDefaults.Apply(Workload.Template), version);

    /// <summary>What a level says of them after the fix for it.</summary>
    public Verdict AfterFix(Level level)
    {
        var at = new LevelVersion(level, Version);
        return Evaluator.Evaluate(PodDefaults.Apply(Fixer.Apply(Judged, Policy, at)), at);
    }

    /// <summary>
    /// The policy that a running pod says admitted it: evidence, not proof, since anybody may edit the annotation (facts/pod-security-policy.md, 16).
    /// </summary>
    public string? SaysAdmittedBy => Annotation(Workload);

    internal static string? Annotation(Workload workload) => string.Equals(workload.Kind, "Pod", StringComparison.Ordinal)
        ? workload.Template.Annotations.GetValueOrDefault("kubernetes.io/psp")
        : null;
}

/// <summary>The workloads of one namespace.</summary>
public sealed record WorkloadSummary(ImmutableArray<WorkloadState> States)
{
    /// <summary>How many pass which levels: reports ask often, and of large clusters.</summary>
    private readonly (Level AsWritten, Level AfterFix, int Pods)[] _tally =
    [
        .. States.GroupBy(state => (state.Strictest, state.StrictestAfterFix)).Select(same => (same.Key.Strictest, same.Key.StrictestAfterFix, PodsOf(same))),
    ];

    public static WorkloadSummary None { get; } = new([]);

    /// <summary>How many workloads there are, each of the pods counted that are alike.</summary>
    public static int PodsOf(IEnumerable<WorkloadState> states) => states.Sum(state => state.Workload.AlikePods);

    public int Count => _tally.Sum(item => item.Pods);

    /// <summary>How many pass a level as they are written.</summary>
    public int Passing(Level level) => _tally.Where(item => item.AsWritten >= level).Sum(item => item.Pods);

    /// <summary>How many pass a level as they are written or after the fix.</summary>
    public int PassingAfterFix(Level level) => _tally.Where(item => item.AfterFix >= level).Sum(item => item.Pods);

    /// <summary>Those that don't pass a level even after the fix; <see cref="WorkloadState.AfterFix"/> says why.</summary>
    public IEnumerable<WorkloadState> NeverPassing(Level level) => States.Where(state => state.StrictestAfterFix < level);

    /// <summary>The strictest level that all pass; null when there are no workloads.</summary>
    public Level? Strictest => _tally.Length == 0 ? null : _tally.Min(item => item.AsWritten);

    /// <summary>
    /// The strictest level that all pass as they are written, or after the fixes that can be written where these count; null when there are no workloads.
    /// </summary>
    internal Level? StrictestFor(PlanOptions options) => States.IsEmpty || options.Raise != RaiseMode.AfterFixes
        ? Strictest
        : States.Min(state => options.CanFix?.Invoke(state.Workload) != false ? state.StrictestAfterFix : state.Strictest);

    /// <summary>The workloads that keep the namespace from anything stricter than what all pass.</summary>
    public IEnumerable<WorkloadState> Forcing => States.Where(state => state.Strictest == Strictest && state.Strictest < Level.Restricted);
}
