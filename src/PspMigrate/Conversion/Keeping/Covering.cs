namespace PspMigrate.Conversion.Keeping;

/// <summary>Finds the policies that another one makes superfluous: whoever may use them may use the other, which admits what they admit.</summary>
internal sealed class Covering
{
    private readonly KeptSet _set;
    private readonly Dictionary<(Alternative Wide, Alternative Narrow), bool> _covers = new();

    public Covering(KeptSet set)
    {
        _set = set;
        var all = set.Alternatives;
        Refusing = set with { Alternatives = [.. all.Where((item, at) => !all.Where((other, its) => IsWider(other, its, item, at)).Any())] };
        Filling = set with { Alternatives = [.. all.Where((item, at) => !all.Take(at).Any(before => Covers(before, item) && ChangesLess(before, item)))] };
    }

    /// <summary>The policies that decide which pods are refused: of those that admit the same the first is left.</summary>
    public KeptSet Refusing { get; }

    /// <summary>The policies that may be chosen to fill something in.</summary>
    /// <remarks>
    /// Chosen is the first by name that changes nothing, else the first (facts/pod-security-policy.md, 14): a policy never is when one before it
    /// covers it and fills in nothing that it doesn't.
    /// </remarks>
    public KeptSet Filling { get; }

    /// <summary>The policy that is chosen in another one's place; null when that is chosen for some pods.</summary>
    public Alternative? Chosen(Alternative item) => Filling.Alternatives.Contains(item) ? null
        : Filling.Alternatives.First(before => Covers(before, item) && ChangesLess(before, item));

    /// <summary>The policy that decides in another one's place; null when that decides itself.</summary>
    public Alternative? Coverer(Alternative item) =>
        Refusing.Alternatives.Contains(item) ? null : Refusing.Alternatives.First(wide => Covers(wide, item));

    private bool IsWider(Alternative other, int its, Alternative item, int at) => its != at && Covers(other, item) && (its < at || !Covers(item, other));

    private bool Covers(Alternative wide, Alternative narrow)
    {
        if (!_covers.TryGetValue((wide, narrow), out var covers))
            _covers.Add((wide, narrow), covers = wide.May.Includes(narrow.May) && wide.Clauses.All(clause => Implies(_set.At, narrow, clause)));
        return covers;
    }

    /// <summary>Whether pods that keep to a policy keep to a clause of another one.</summary>
    private static bool Implies(LevelVersion at, Alternative narrow, Clause clause) =>
        narrow.Clauses.Any(
            own => own.Control == clause.Control && string.Equals(own.Name, clause.Name, StringComparison.Ordinal) && own.Admits.IsSubsetOf(clause.Admits))
        || (clause.Control.Parent is { } under && !(under.Control.Submitted(narrow.Policy) & under.Control.Allowed(at)).Contains(under.Value));

    private static bool ChangesLess(Alternative one, Alternative other) => one.Fillings.All(filling => other.Fillings.Any(its =>
        string.Equals(its.Rule.Field, filling.Rule.Field, StringComparison.Ordinal)
        && string.Equals(its.Rule.IsNeeded(its.Value), filling.Rule.IsNeeded(filling.Value), StringComparison.Ordinal)));
}
