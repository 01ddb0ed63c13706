using PspMigrate.Conversion.Fixes;

namespace PspMigrate.Conversion.Raising;

/// <summary>How far a namespace can be raised, and what keeps it there.</summary>
public sealed record NamespaceRaise
{
    /// <summary>Its plan, made with <see cref="RaiseMode.AsWritten"/>: its level is never laxer than what is enforced now.</summary>
    public required NamespacePlan Plan { get; init; }

    /// <summary>What is enforced now, by labels or by the API server's configuration.</summary>
    public LevelVersion Now => Plan.Now.Policy.Enforce;

    /// <summary>Whether it can be raised as its workloads are written, and its label is nobody else's to set.</summary>
    public bool CanBeRaised => Plan.Level > Now.Level && Owner is null;

    /// <summary>Who looks after its label for enforce mode, so that it is left alone; null for nobody.</summary>
    public string? Owner => Enforce?.Owner;

    /// <summary>What deploys its label for enforce mode from elsewhere, and would set it again; null for nothing.</summary>
    public string? Deployer => Enforce?.Deployer;

    private ModeLabels? Enforce => Plan.Labels.FirstOrDefault(labels => labels.Mode == Mode.Enforce);

    /// <summary>The level after fixes, where that is stricter than without them; else null.</summary>
    public Level? AfterFixes { get; init; }

    /// <summary>What carries it there: the fixes of workloads that don't pass that level as they are written.</summary>
    public ImmutableArray<Fix> Fixes { get; init; } = [];

    /// <summary>What keeps it from the next stricter level: the fixes for that of workloads which don't pass it even then.</summary>
    /// <value>Empty where there is no stricter level.</value>
    public ImmutableArray<Fix> KeptBy { get; init; } = [];

    /// <summary>Workloads that what is enforced now refuses already, once their pods are created again.</summary>
    public ImmutableArray<WorkloadState> Refused { get; init; } = [];

    /// <summary>How far the namespaces of a plan can be raised.</summary>
    /// <param name="plan">The plan, made with <see cref="RaiseMode.AsWritten"/>.</param>
    public static ImmutableArray<NamespaceRaise> Of(Plan plan) => Planner.Each<NamespacePlan, NamespaceRaise>(plan.Namespaces, Of);

    private static NamespaceRaise Of(NamespacePlan plan)
    {
        if (plan.Level is not { } level)
            return new() { Plan = plan };
        var states = plan.Raisable.States;
        var now = plan.Now.Policy.Enforce;
        var fixedLevel = states.Min(state => state.StrictestAfterFix);
        var reached = fixedLevel > level ? fixedLevel : level;
        return new()
        {
            Plan = plan,
            AfterFixes = reached > level ? reached : null,
            Fixes = reached > level ? [.. states.Where(state => state.Strictest < reached).Select(state => Make(state, reached))] : [],
            KeptBy = reached == Level.Restricted
                ? []
                : [.. states.Where(state => state.StrictestAfterFix <= reached).Select(state => Make(state, reached + 1))],
            Refused = now.Level == Level.Privileged ? [] : [.. states.Where(state => At(now, state) < now.Level)],
        };
    }

    /// <summary>The strictest level that a workload passes at the version that is enforced now.</summary>
    private static Level At(LevelVersion now, WorkloadState state) => state.StrictestAsWritten(now.Version.IsLatest ? state.Version : now.Version);

    private static Fix Make(WorkloadState state, Level level) => Fixer.Make(state.Workload, state.Policy, new(level, state.Version));
}
