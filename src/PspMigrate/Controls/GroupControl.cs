namespace PspMigrate.Controls;

/// <summary>Groups that a rule of ranges limits: MustRunAs demands and fills in, MayRunAs only demands.</summary>
internal abstract class GroupControl(string name, Func<PodSecurityPolicy, IdRule?> rule, Facet facet) : PolicyControl(name, facet)
{
    /// <summary>That no group is given.</summary>
    protected virtual ValueSet NoGroup { get; } = ValueSet.Of(Value.Unset);

    public override IEnumerable<Value> Samples => [Value.Unset, 1000L, 0L];

    public override ValueSet Admitted(PodSecurityPolicy policy) => rule(policy) switch
    {
        { } must when must.Is(IdRules.MustRunAs) => must.InRanges(),
        { } may when may.Is(IdRules.MayRunAs) => may.InRanges() | NoGroup,
        _ => ValueSet.All,
    };

    internal override bool IsFilled => true;

    public override Value Filled(PodSecurityPolicy policy) => rule(policy).Generated();

    public override string Say(Value value) => value.IsUnset ? value.ToString() : $"gid {value}";

    /// <summary>The plugin's words for groups beyond the ranges.</summary>
    protected string Ranges(PodSecurityPolicy policy) => $"must be in the ranges: {rule(policy)!.GoRanges()}";
}
