namespace PspMigrate.Conversion.Defaults;

/// <summary>Proposes the defaults and exemptions that go with a plan.</summary>
/// <remarks>
/// The level is the one of a namespace that is made later: what cluster-wide grants let in there, so that nobody is locked out who wasn't; else what
/// at least half of the namespaces with workloads pass. What the configuration of today enforces isn't lowered unasked. A default also holds in namespaces
/// of today without labels.
/// </remarks>
public static class DefaultsPlanner
{
    private const string System = "kube-system";

    /// <summary>The namespaces that every cluster has from the beginning, and that say nothing of others.</summary>
    internal static readonly ImmutableArray<string> BuiltIn = ["default", "kube-node-lease", "kube-public", System];

    /// <param name="asked">The level to enforce, where the user asks for one.</param>
    public static ClusterDefaults Make(Plan plan, Level? asked)
    {
        var (level, basis, counted) = asked is { } wanted ? (wanted, DefaultBasis.Asked, default) : Choose(plan);
        var version = plan.Options.Version;
        var present = plan.Analysis.Inventory.Configuration;
        var now = present is null || asked is not null ? null : NamespacePolicy.DefaultsOf(present);
        var enforce = AtLeast(level, now?.Enforce);
        var stricter = enforce.Level == Level.Restricted ? Level.Restricted : enforce.Level + 1;
        string[] exempt = [.. present?.ExemptNamespaces ?? [], .. ExemptsSystem(plan) ? [System] : Array.Empty<string>()];
        var unlabelled = plan.Namespaces.Where(item => !exempt.Contains(item.Name, StringComparer.Ordinal) && !Enforces(item)).ToImmutableArray();
        return new()
        {
            Policy = new(enforce, AtLeast(stricter, now?.Audit), AtLeast(stricter, now?.Warn)),
            Basis = enforce.Level > level ? DefaultBasis.Configuration : basis,
            Counted = counted,
            ExemptNamespaces = [.. exempt.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            ExemptUsernames = present?.ExemptUsernames ?? [],
            ExemptRuntimeClasses = present?.ExemptRuntimeClasses ?? [],
            Unlabelled = [.. unlabelled.Select(item => item.Name)],
            Refusing = [.. unlabelled.Where(item => item.Workloads.Strictest < enforce.Level).Select(item => item.Name)],
            Minor = plan.Options.ServerMinor ?? version.EffectiveMinor,
        };

        LevelVersion AtLeast(Level proposed, LevelVersion? today) => today is { } held && held.Level > proposed ? held : new(proposed, version);
    }

    private static (Level Level, DefaultBasis Basis, (int, int) Counted) Choose(Plan plan)
    {
        if (plan is { PolicyState: PolicyState.Given, Options.Raise: RaiseMode.None })
        {
            if (plan.Future.Level is { } level)
                return (level, DefaultBasis.Policies, default);
            if (plan.Future.WithoutLevel == NoLevelReason.NoPolicy && plan.HasGrants)
                return (Level.Restricted, DefaultBasis.Closed, default);
        }

        Level[] passed =
        [
            .. plan.Namespaces.Where(item => !BuiltIn.Contains(item.Name, StringComparer.Ordinal)).Select(item => item.Workloads.Strictest).OfType<Level>(),
        ];
        foreach (var level in passed.Length == 0 ? [] : new[] { Level.Restricted, Level.Baseline, Level.Privileged })
        {
            var passing = passed.Count(other => other >= level);
            if (passing * 2 >= passed.Length)
                return (level, DefaultBasis.Namespaces, (passing, passed.Length));
        }

        return (Level.Baseline, DefaultBasis.Nothing, default);
    }

    /// <summary>Its pods come up before anybody can label it; where more than privileged is enforced there, that must stay.</summary>
    private static bool ExemptsSystem(Plan plan) =>
        plan.Namespaces.FirstOrDefault(item => string.Equals(item.Name, System, StringComparison.Ordinal)) is not { } system
        || (system.Enforced ?? system.Now.Policy.Enforce.Level) == Level.Privileged;

    private static bool Enforces(NamespacePlan item) =>
        item.WithoutLevel == NoLevelReason.Exempt || item.Present.ContainsKey(PodSecurityLabels.Enforce)
        || item.FinalLabels.ContainsKey(PodSecurityLabels.Enforce);
}
