using PspMigrate.Controls;

namespace PspMigrate.Conversion.Keeping;

/// <summary>Finds the policies that another one makes superfluous: whoever may use them may use the other, which admits what they admit.</summary>
internal sealed class Covering(KeptSet set)
{
    /// <summary>The policies that decide which pods are refused: of those that admit the same the first is left.</summary>
    public KeptSet Refusing { get; } = set with
    {
        Alternatives = [.. set.Alternatives.Where(item => !set.Alternatives.Any(other => IsWider(set, other, item)))],
    };

    /// <summary>The policies that may be chosen to fill something in.</summary>
    /// <remarks>
    /// Chosen is the first by name that changes nothing, else the first (facts/pod-security-policy.md, 14): a policy never is when one before it
    /// covers it and fills in nothing that it doesn't.
    /// </remarks>
    public KeptSet Filling { get; } = set with
    {
        Alternatives =
            [.. set.Alternatives.Where((item, at) => !set.Alternatives.Take(at).Any(before => Covers(set.At, before, item) && ChangesLess(before, item)))],
    };

    /// <summary>The policy that is chosen in another one's place; null when that is chosen for some pods.</summary>
    public Alternative? Chosen(Alternative item) => Filling.Alternatives.Contains(item) ? null
        : Filling.Alternatives.First(before => Covers(set.At, before, item) && ChangesLess(before, item));

    /// <summary>The policy that decides in another one's place; null when that decides itself.</summary>
    public Alternative? Coverer(Alternative item) =>
        Refusing.Alternatives.Contains(item) ? null : Refusing.Alternatives.First(wide => Covers(set.At, wide, item));

    private static bool IsWider(KeptSet set, Alternative other, Alternative item) => other != item && Covers(set.At, other, item)
        && (set.Alternatives.IndexOf(other) < set.Alternatives.IndexOf(item) || !Covers(set.At, item, other));

    private static bool Covers(LevelVersion at, Alternative wide, Alternative narrow) =>
        wide.May.Includes(narrow.May) && wide.Clauses.All(clause => Implies(at, narrow, clause));

    /// <summary>Whether pods that keep to a policy keep to a clause of another one.</summary>
    private static bool Implies(LevelVersion at, Alternative narrow, Clause clause) =>
        narrow.Clauses.Any(
            own => own.Control == clause.Control && string.Equals(own.Name, clause.Name, StringComparison.Ordinal) && own.Admits.IsSubsetOf(clause.Admits))
        || (clause.Control.Parent is { } under && !(under.Control.Submitted(narrow.Policy) & under.Control.Allowed(at)).Contains(under.Value));

    private static bool ChangesLess(Alternative one, Alternative other) => one.Fillings.All(filling => other.Fillings.Any(its =>
        string.Equals(its.Rule.Field, filling.Rule.Field, StringComparison.Ordinal)
        && string.Equals(its.Rule.IsNeeded(its.Value), filling.Rule.IsNeeded(filling.Value), StringComparison.Ordinal)));
}
