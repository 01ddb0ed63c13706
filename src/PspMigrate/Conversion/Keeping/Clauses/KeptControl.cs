namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>A control's side in the language of admission policies: the rules that a level doesn't have, and what is filled in.</summary>
internal abstract class KeptControl(Control control)
{
    public Control Control { get; } = control;

    /// <summary>The clauses that keep what a level loses of a policy; none where the level allows nothing that the policy refuses.</summary>
    /// <param name="policy">A policy that the plugin doesn't drop.</param>
    /// <param name="isFilled">Whether what the policy fills in is filled in before pods are judged.</param>
    public IEnumerable<Clause> Clauses(PodSecurityPolicy policy, LevelVersion at, bool isFilled)
    {
        if (Control.Parent is { } parent && !(parent.Control.Submitted(policy) & parent.Control.Allowed(at)).Contains(parent.Value))
            return [];
        var submitted = Submitted(policy, isFilled);
        var lost = Control.AllowedInSome(at) - submitted;
        return lost.IsEmpty ? [] : Rules(policy, submitted, lost).Select(rule => Clause(policy, rule, lost));
    }

    /// <summary>What the policy fills in.</summary>
    public virtual IEnumerable<Filling> Fillings(PodSecurityPolicy policy) => [];

    /// <summary>The fields of a policy that say what is filled in, and where they stand.</summary>
    public string FilledFrom(PodSecurityPolicy policy) => string.Join(", ", FilledFields(policy)
        .Select(field => string.Join('.', field) + (policy.Where([.. field]) is { IsKnown: true } where ? $" ({where})" : "")));

    /// <summary>The fields of a policy that say what is filled in.</summary>
    protected virtual IEnumerable<ImmutableArray<string>> FilledFields(PodSecurityPolicy policy) => Control.Fillings(policy).Select(filling => filling.Field);

    /// <summary>The values that the policy lets through in pods as they come; what is left out counts as what the policy fills in.</summary>
    protected virtual ValueSet Submitted(PodSecurityPolicy policy, bool isFilled) => Control.Submitted(policy);

    /// <summary>The rules of each field of which a value is lost.</summary>
    protected abstract IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost);

    /// <summary>That all values that a pod holds in a field are admitted; nothing when none of the lost ones is of its domain.</summary>
    /// <param name="submitted">What the policy lets through.</param>
    /// <param name="lost">What the level lets through beyond that.</param>
    protected static IEnumerable<Rule> Among(CelVariable list, ValueSet submitted, ValueSet lost, Facet facet)
    {
        // An empty list lists nothing either; as a text among numbers no expression could hold it.
        var domain = facet.Domain - ValueSet.Of(Value.Unset, SupplementalGroups.EmptyList);
        if ((lost.Of(facet) & domain).IsEmpty)
            yield break;
        var admitted = submitted.Of(facet) & domain;
        var shape = Shape.Of(admitted, domain);
        yield return new(list.Name, All(list, facet.Item, shape), facet.Of(admitted), list)
        {
            Words = shape switch
            {
                Shape.Nothing => $"{list.Name} must be left out",
                Shape.AnyOf([ShapePart.One({ AsFlag: { } flag })]) => $"{list.Name} must not be {(flag ? "false" : "true")}",
                _ => null,
            },
        };
    }

    private static string All(CelVariable list, string item, Shape shape) => shape switch
    {
        Shape.Nothing => $"{list.Use}.size() == 0",
        Shape.AnyOf([ShapePart.One({ AsFlag: { } flag })]) => $"!({(flag ? "false" : "true")} in {list.Use})",
        _ => $"{list.Use}.all({item}, {Cel.In(item, shape)})",
    };

    private Clause Clause(PodSecurityPolicy policy, Rule rule, ValueSet lost)
    {
        var field = Control.Field(policy, rule.Lost ?? lost);
        var leftOut = policy.Source is { } source && source.Find([.. field]) is null ? ", left out" : "";
        return new(
            Control, rule.Name, rule.Expression, rule.Uses, rule.Values, rule.Words ?? $"{rule.Name} must be {Control.Say(rule.Values)}",
            string.Join('.', field) + leftOut, policy.Where([.. field]));
    }
}

/// <summary>A rule about one field.</summary>
/// <param name="Expression">What is true of pods that keep to it.</param>
/// <param name="Values">The values that it lets through.</param>
internal sealed record Rule(string Name, string Expression, ValueSet Values, params ImmutableArray<CelVariable> Uses)
{
    /// <summary>The values that it keeps out, where those are only some of the control's.</summary>
    public ValueSet? Lost { get; init; }

    /// <summary>What pods must keep to, where the field's name and the control's words for the values don't say it.</summary>
    public string? Words { get; init; }
}
