namespace PspMigrate.Conversion;

/// <summary>Why a namespace gets no level.</summary>
public enum NoLevelReason
{
    /// <summary>No policy reaches it through its service accounts.</summary>
    NoPolicy,
    /// <summary>What reaches it isn't known: the input lacks grants, roles or policies that bindings lead to.</summary>
    UnknownGrants,
    /// <summary>The input lacks all policies, though its roles grant some.</summary>
    MissingPolicies,
    /// <summary>The input has no policies, and there are no workloads to fit.</summary>
    NoWorkloads,
    /// <summary>The API server's configuration exempts it: labels would have no effect.</summary>
    Exempt,
}

/// <summary>What decided a namespace's level.</summary>
public enum LevelBasis
{
    /// <summary>There is no level.</summary>
    None,
    /// <summary>A policy.</summary>
    Policy,
    /// <summary>The workloads there.</summary>
    Workloads,
    /// <summary>Nothing could start there today; without a label everything could.</summary>
    Closed,
}

/// <summary>What one namespace should be labelled with, and why.</summary>
public sealed record NamespacePlan
{
    public required string Name { get; init; }

    /// <summary>The Namespace object; unknown when the input only names the namespace.</summary>
    public required Position At { get; init; }

    /// <summary>The policies that reach it (those that the plugin drops left out), and the one that decides, bytewise by name.</summary>
    public required ImmutableArray<PolicyPlan> Policies { get; init; }

    /// <summary>Every grant by which they do.</summary>
    public required ImmutableArray<Grant> Grants { get; init; }

    /// <summary>The level that fits; null when there is none to give.</summary>
    public Level? Level { get; init; }

    /// <summary>Why it has no level; null when it has one.</summary>
    public NoLevelReason? WithoutLevel { get; init; }

    public LevelBasis Basis { get; init; }

    /// <summary>Bindings that may let more in there than the input shows.</summary>
    public ImmutableArray<UnknownGrant> Unknown { get; init; } = [];

    /// <summary>The policies that decided the level, bytewise by name: without all of them it would be another. Empty when workloads did, or nothing.</summary>
    public ImmutableArray<PolicyPlan> Deciding { get; init; } = [];

    /// <summary>The first of the policies that decided the level; null when workloads did, or nothing.</summary>
    public PolicyPlan? DecidedBy => Deciding.IsEmpty ? null : Deciding[0];

    /// <summary>The grants of the policies that decide; all of them where none does.</summary>
    internal IEnumerable<Grant> DecidingGrants => Grants.Where(grant =>
        Deciding.IsEmpty || Deciding.Any(policy => string.Equals(grant.Policy, policy.Name, StringComparison.Ordinal)));

    /// <summary>Rules of the policies that are lost at the level that is enforced, but never held here.</summary>
    public ImmutableArray<NeverHeld> NeverHeld { get; init; } = [];

    /// <summary>Service accounts that only bindings name and without which the level would be stricter.</summary>
    public ImmutableArray<string> WidenedBy { get; init; } = [];

    /// <summary>The labels that the namespace has now, of whatever kind.</summary>
    public ImmutableSortedDictionary<string, string> Present { get; init; } = Maps.Empty;

    /// <summary>What the present label of a mode says; null when there is none that makes sense.</summary>
    internal Level? Says(Mode mode) => Levels.Parse(Present.GetValueOrDefault(PodSecurityLabels.LevelKey(mode)));

    /// <summary>What the API server asks of pods in namespaces without labels.</summary>
    public NamespacePolicy Defaults { get; init; } = NamespacePolicy.DefaultsOf(new());

    /// <summary>What it asks of pods there now, by labels and defaults; and the labels that it doesn't understand.</summary>
    public (NamespacePolicy Policy, ImmutableArray<LabelProblem> Problems) Now => NamespacePolicy.FromLabels(Present, Defaults);

    /// <summary>The labels of each mode that is to have some.</summary>
    public ImmutableArray<ModeLabels> Labels { get; init; } = [];

    public required WorkloadSummary Workloads { get; init; }

    /// <summary>Where levels are raised, its workloads at the version that is asked for: how far they carry it doesn't depend on a label that stays.</summary>
    internal WorkloadSummary Raisable { get; init; } = WorkloadSummary.None;

    /// <summary>
    /// The workloads that the level refuses which is enforced once the plan is carried out, without those of a cluster that policies refuse today.
    /// </summary>
    public IEnumerable<WorkloadState> Refused => RefusedAt(Enforced);

    /// <summary>Whether policies refuse nothing any more: those of a cluster from v1.25 on, which come from files.</summary>
    internal bool ArePoliciesGone { get; init; }

    /// <summary>The workloads that a level refuses, without those of a cluster that policies refuse today; none where it is null.</summary>
    internal IEnumerable<WorkloadState> RefusedAt(Level? level) => Workloads.States.Where(state => state.Strictest < level && Runs(state));

    /// <summary>Whether the input leaves it open, at least, that pods of it run today.</summary>
    /// <remarks>Files may lack grants; a cluster shows all, and pods that run besides.</remarks>
    private bool Runs(WorkloadState state) => !state.Workload.At.IsLive || state.Policy is not null || ArePoliciesGone
        || state.Workload.Kind is "Pod" || state.SaysAdmittedBy is not null || (Policies.IsEmpty && Basis != LevelBasis.Closed) || !Unknown.IsEmpty;

    /// <summary>Whether anything is left to do.</summary>
    public bool NeedsPatch => Labels.Any(mode => !mode.IsAsWanted && !mode.IsKept);

    /// <summary>
    /// All Pod Security labels that the namespace ends up with, in key order. A patch always says them all: server-side apply takes away
    /// what the same manager said before and doesn't say again.
    /// </summary>
    public ImmutableSortedDictionary<string, string> FinalLabels =>
        Labels.SelectMany(mode => mode.Final).ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The level that is enforced once the plan is carried out; null when none is.</summary>
    public Level? Enforced => EnforcedAt?.Level;

    /// <summary>The same with its version: a label that stays keeps its own.</summary>
    public LevelVersion? EnforcedAt => Labels.FirstOrDefault(labels => labels.Mode == Mode.Enforce) switch
    {
        { IsKept: false } planned => planned.Wanted,
        // What is there stays where no enforce label is planned.
        null when Level is null || Now.Policy.Enforce.Level == Controls.Level.Privileged => null,
        _ => Now.Policy.Enforce,
    };

    /// <summary>What its policies are compared with: the level that will be enforced, else the one that fits; null without one.</summary>
    /// <remarks>A label's <c>latest</c> is the version that is planned for.</remarks>
    public LevelVersion? ComparedAt { get; init; }
}
