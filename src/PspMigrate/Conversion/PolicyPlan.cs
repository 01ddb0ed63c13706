using System.Collections.Concurrent;

namespace PspMigrate.Conversion;

/// <summary>A policy compared with every level at one version.</summary>
public sealed class PolicyPlan
{
    private readonly Comparison[] _byLevel;

    /// <summary>Those at the versions of labels that stay.</summary>
    private readonly ConcurrentDictionary<LevelVersion, Comparison> _others = [];

    /// <param name="policy">A valid policy.</param>
    /// <param name="version">The version that decides which checks count.</param>
    /// <param name="dropped">Why the plugin drops it; null when it doesn't.</param>
    public PolicyPlan(PodSecurityPolicy policy, KubernetesVersion version, string? dropped)
    {
        Policy = policy;
        Dropped = dropped;
        _byLevel = [.. Enum.GetValues<Level>().Select(level => Comparer.Compare(policy, new(level, version)))];
        Closest = Strictest(comparison => comparison.Fits);
        Exact = Strictest(comparison => comparison.IsExact);
    }

    public PodSecurityPolicy Policy { get; }

    public string Name => Policy.Name;

    /// <summary>Why the plugin silently drops the policy, so that nobody can use it; null when it doesn't.</summary>
    public string? Dropped { get; }

    /// <summary>The strictest level that refuses nothing that the policy grants.</summary>
    public Level Closest { get; }

    /// <summary>The strictest level that refuses nothing that the policy admits.</summary>
    public Level Exact { get; }

    /// <summary>The level by a fit; workloads have no say about a policy alone.</summary>
    public Level LevelFor(Fit fit) => fit == Fit.Exact ? Exact : Closest;

    /// <summary>The differences from a level.</summary>
    public Comparison At(Level level) => _byLevel[(int)level];

    /// <summary>The same at any version.</summary>
    public Comparison At(LevelVersion at) => At(at.Level) is var planned && planned.At == at
        ? planned
        : _others.GetOrAdd(at, static (at, policy) => Comparer.Compare(policy, at), Policy);

    /// <summary>The grants that keep the policy from stricter levels, each at the first level that it is in the way of.</summary>
    public IEnumerable<(Comparison Comparison, Finding Finding)> Blockers => _byLevel.Skip((int)Closest + 1)
        .SelectMany(comparison => comparison.Blockers, (comparison, finding) => (comparison, finding))
        .DistinctBy(grant => (grant.finding.Control, grant.finding.Field));

    private Level Strictest(Func<Comparison, bool> fits) => _byLevel.Last(fits).At.Level;
}
