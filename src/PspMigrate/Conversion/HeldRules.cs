using System.Collections.Concurrent;
using PspMigrate.Conversion.Machine;

namespace PspMigrate.Conversion;

/// <summary>Tells the rules of policies that were in force in a namespace from those that never were.</summary>
/// <remarks>
/// Policies are alternatives: a pod needs one that admits it (facts/pod-security-policy.md, 2). So a rule held for an account only as far as no
/// policy that the account may use admits what the rule refuses; and in a namespace, when it held for any account that may use its policy. Each
/// control is looked at by itself, and only what service accounts may use counts: what controllers and people may use admits some of the pods only.
/// </remarks>
internal sealed class HeldRules(IReadOnlyDictionary<string, PolicyPlan> policies)
{
    private readonly ConcurrentDictionary<(string Policy, LevelVersion At, ImmutableArray<string> Usable), ImmutableArray<NeverHeld>> _known = new();

    /// <summary>What each policy admits of a control, by its number, and the numbers of those that admit the same.</summary>
    private readonly ConcurrentDictionary<Control, (ValueSet[] Sets, ILookup<ValueSet, int> Alike)> _admitted = new(ReferenceEqualityComparer.Instance);

    /// <summary>For each lost rule, the policies that by themselves admit something of what it refuses, and those that admit all of it.</summary>
    private readonly ConcurrentDictionary<Finding, (NumberSet Some, NumberSet All)> _overlapping = new(ReferenceEqualityComparer.Instance);

    /// <summary>The policies by number, in the order in which the names of those that an account may use stand.</summary>
    private readonly PolicyPlan[] _numbered = [.. policies.Values.OrderBy(policy => policy.Name, StringComparer.Ordinal)];

    private readonly Dictionary<string, int> _numbers = policies.Keys.Order(StringComparer.Ordinal).Index()
        .ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);

    /// <summary>The lost rules of the policies that reach a namespace that were never in force there.</summary>
    /// <param name="at">The level that is enforced there.</param>
    public ImmutableArray<NeverHeld> NeverIn(NamespaceAccess access, ImmutableArray<PolicyPlan> reached, LevelVersion at)
    {
        if (reached.Length < 2)
            return [];
        var usable = access.Accounts.Select(account => account.Policies).Distinct().ToArray();
        return
        [
            .. reached.SelectMany(policy => usable
                .Where(names => names.Contains(policy.Name, StringComparer.Ordinal))
                .Select(names => For(policy, at, names))
                .DefaultIfEmpty([])
                .Aggregate(Both)),
        ];
    }

    private ImmutableArray<NeverHeld> For(PolicyPlan policy, LevelVersion at, ImmutableArray<string> usable) => _known.GetOrAdd(
        (policy.Name, at, usable),
        _ =>
        {
            var others = new NumberSet(usable.Where(name => !string.Equals(name, policy.Name, StringComparison.Ordinal) && _numbers.ContainsKey(name))
                .Select(name => _numbers[name]), _numbered.Length);
            return
            [
                .. policy.At(at).Findings.Where(finding => finding.Kind == FindingKind.Lost)
                    .Select(finding => new NeverHeld(policy, finding, Admitting(finding, others)))
                    .Where(rule => !rule.Admitting.IsEmpty),
            ];
        });

    /// <summary>Policies that between them admit everything that a rule refuses; none when they don't.</summary>
    private ImmutableArray<string> Admitting(Finding finding, NumberSet others)
    {
        if (finding.Values.IsEmpty)
            return [];
        var (some, all) = _overlapping.GetOrAdd(finding, Overlapping);
        // One that admits all of it is named alone.
        if (all.Common(others) is >= 0 and var one)
            return [_numbered[one].Name];
        var left = finding.Values;
        var names = new List<string>();
        for (var number = some.Common(others); number >= 0; number = some.Common(others, number + 1))
        {
            var admitted = Admitted(finding.Control).Sets[number];
            if (!left.Overlaps(admitted))
                continue;
            left -= admitted;
            names.Add(_numbered[number].Name);
        }

        return left.IsEmpty ? [.. names.Order(Utf8Order.Instance)] : [];
    }

    private (NumberSet Some, NumberSet All) Overlapping(Finding finding)
    {
        var some = Admitted(finding.Control).Alike.Where(same => finding.Values.Overlaps(same.Key)).ToArray();
        return (Numbers(some), Numbers(some.Where(same => finding.Values.IsSubsetOf(same.Key))));

        NumberSet Numbers(IEnumerable<IGrouping<ValueSet, int>> sets) => new(sets.SelectMany(same => same), _numbered.Length);
    }

    /// <remarks>What a policy says of host paths or drivers matters only where it admits volumes that have some.</remarks>
    private (ValueSet[] Sets, ILookup<ValueSet, int> Alike) Admitted(Control control) => _admitted.GetOrAdd(control, _ =>
    {
        ValueSet[] sets =
        [
            .. _numbered.Select(policy => control.Parent is { } parent && !parent.Control.Submitted(policy.Policy).Contains(parent.Value)
                ? ValueSet.None
                : control.Submitted(policy.Policy)),
        ];
        return (sets, sets.Index().ToLookup(item => item.Item, item => item.Index));
    });

    /// <summary>The rules of a policy that held for neither of two groups of accounts; all are in the order of its findings.</summary>
    private static ImmutableArray<NeverHeld> Both(ImmutableArray<NeverHeld> one, ImmutableArray<NeverHeld> other)
    {
        if (one == other)
            return one;
        var both = ImmutableArray.CreateBuilder<NeverHeld>();
        foreach (var rule in one)
        {
            foreach (var same in other)
            {
                if (!ReferenceEquals(rule.Finding, same.Finding))
                    continue;
                both.Add(rule.Admitting.SequenceEqual(same.Admitting) ? rule
                    : rule with { Admitting = [.. rule.Admitting.Union(same.Admitting, StringComparer.Ordinal).Order(Utf8Order.Instance)] });
                break;
            }
        }

        return both.ToImmutable();
    }
}
