using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PspMigrate.Access;
using PspMigrate.Controls;
using PspMigrate.Policies;

namespace PspMigrate.Conversion;

/// <summary>Tells the rules of policies that were in force in a namespace from those that never were.</summary>
/// <remarks>
/// Policies are alternatives: a pod needs one that admits it (facts/pod-security-policy.md, 2). So a rule held for an account only as far as no
/// policy that the account may use admits what the rule refuses; and in a namespace, when it held for any account that may use its policy. Each
/// control is looked at by itself, and only what service accounts may use counts: what controllers and people may use admits some of the pods only.
/// </remarks>
internal sealed class HeldRules(IReadOnlyDictionary<string, PolicyPlan> policies)
{
    private readonly ConcurrentDictionary<(string Policy, Level Level, ImmutableArray<string> Usable), ImmutableArray<NeverHeld>> _known = new();
    private readonly ConcurrentDictionary<(PolicyPlan Policy, Control Control), ValueSet> _admitted = new(ByReference.Instance);

    /// <summary>For each lost rule, the policies that by themselves admit something of what it refuses, each with whether that is all of it.</summary>
    private readonly ConcurrentDictionary<Finding, Dictionary<PolicyPlan, bool>> _overlapping = new(ReferenceEqualityComparer.Instance);

    /// <summary>The lost rules of the policies that reach a namespace that were never in force there.</summary>
    /// <param name="access">What its service accounts may use.</param>
    /// <param name="reached">The policies that reach it.</param>
    /// <param name="level">The level that is enforced there.</param>
    public ImmutableArray<NeverHeld> NeverIn(NamespaceAccess access, ImmutableArray<PolicyPlan> reached, Level level)
    {
        if (reached.Length < 2)
            return [];
        var usable = access.Accounts.Select(account => account.Policies).Distinct().ToArray();
        return
        [
            .. reached.SelectMany(policy => usable
                .Where(names => names.Contains(policy.Name, StringComparer.Ordinal))
                .Select(names => For(policy, level, names))
                .Aggregate(default(IEnumerable<NeverHeld>?), (all, rules) => Both(all, rules)) ?? []),
        ];
    }

    private ImmutableArray<NeverHeld> For(PolicyPlan policy, Level level, ImmutableArray<string> usable) => _known.GetOrAdd(
        (policy.Name, level, usable),
        _ =>
        {
            var others = usable.Where(name => !string.Equals(name, policy.Name, StringComparison.Ordinal))
                .Select(name => policies.GetValueOrDefault(name)).OfType<PolicyPlan>().ToArray();
            return
            [
                .. policy.At(level).Findings.Where(finding => finding.Kind == FindingKind.Lost)
                    .Select(finding => new NeverHeld(policy, finding, Admitting(finding, others)))
                    .Where(rule => !rule.Admitting.IsEmpty),
            ];
        });

    /// <summary>Policies that between them admit everything that a rule refuses; none when they don't.</summary>
    private ImmutableArray<string> Admitting(Finding finding, PolicyPlan[] others)
    {
        if (finding.Values.IsEmpty)
            return [];
        var overlapping = _overlapping.GetOrAdd(finding, Overlapping);
        // One that admits all of it is named alone.
        foreach (var other in others)
        {
            if (overlapping.TryGetValue(other, out var isAll) && isAll)
                return [other.Name];
        }

        var left = finding.Values;
        var names = new List<string>();
        foreach (var other in others)
        {
            if (!overlapping.ContainsKey(other) || Admitted(other, finding.Control) is var admitted && !left.Overlaps(admitted))
                continue;
            left -= admitted;
            names.Add(other.Name);
        }

        return left.IsEmpty ? [.. names.Order(Utf8Order.Instance)] : [];
    }

    private Dictionary<PolicyPlan, bool> Overlapping(Finding finding)
    {
        var overlapping = new Dictionary<PolicyPlan, bool>(ReferenceEqualityComparer.Instance);
        foreach (var policy in policies.Values)
        {
            var admitted = Admitted(policy, finding.Control);
            if (finding.Values.Overlaps(admitted))
                overlapping.Add(policy, finding.Values.IsSubsetOf(admitted));
        }

        return overlapping;
    }

    /// <remarks>What a policy says of host paths or drivers matters only where it admits volumes that have some.</remarks>
    private ValueSet Admitted(PolicyPlan policy, Control control) => _admitted.GetOrAdd(
        (policy, control),
        static key => key.Control.Parent is { } parent && !parent.Control.Submitted(key.Policy.Policy).Contains(parent.Value)
            ? ValueSet.None
            : key.Control.Submitted(key.Policy.Policy));

    /// <summary>The rules that held for neither of two groups of accounts.</summary>
    private static IEnumerable<NeverHeld> Both(IEnumerable<NeverHeld>? one, IEnumerable<NeverHeld> other) => one is null
        ? other
        : one.Join(
            other,
            rule => rule.Finding,
            rule => rule.Finding,
            (rule, same) => rule with { Admitting = [.. rule.Admitting.Union(same.Admitting, StringComparer.Ordinal).Order(Utf8Order.Instance)] },
            ReferenceEqualityComparer.Instance);

    /// <summary>Plans of policies are large records; there is one of each.</summary>
    private sealed class ByReference : IEqualityComparer<(PolicyPlan Policy, Control Control)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals((PolicyPlan Policy, Control Control) x, (PolicyPlan Policy, Control Control) y) =>
            ReferenceEquals(x.Policy, y.Policy) && ReferenceEquals(x.Control, y.Control);

        public int GetHashCode((PolicyPlan Policy, Control Control) obj) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(obj.Policy), RuntimeHelpers.GetHashCode(obj.Control));
    }
}
