using PspMigrate.Conversion.Keeping.Objects;

namespace PspMigrate.Conversion.Keeping;

/// <summary>What is kept of the policies, and what isn't.</summary>
public sealed record Kept
{
    /// <summary>The admission policies and bindings, in the order in which they are to be applied.</summary>
    public ImmutableArray<KeptObject> Objects { get; init; } = [];

    /// <summary>Whether the last of them guard the labels, too.</summary>
    public bool GuardsLabels { get; init; }

    /// <summary>What each group of namespaces keeps; none where pods aren't judged.</summary>
    internal ImmutableArray<KeptSet> Sets { get; init; } = [];

    /// <summary>Every rule that a level loses.</summary>
    public ImmutableArray<KeptRule> Rules { get; init; } = [];

    /// <summary>Everything that policies filled in.</summary>
    public ImmutableArray<KeptFilling> Fillings { get; init; } = [];

    /// <summary>Namespaces whose level opens more than most of their pods may have.</summary>
    public ImmutableArray<KeptNarrow> Narrow { get; init; } = [];

    /// <summary>Namespaces of the cluster's own that no policy reaches: nothing is kept there, so that the cluster can't lock itself out.</summary>
    public ImmutableArray<string> Unreached { get; init; } = [];

    /// <summary>The rules that clauses keep.</summary>
    public IEnumerable<KeptRule> Held => Rules.Where(rule => !rule.Clauses.IsEmpty);

    /// <summary>What is filled in as before.</summary>
    public IEnumerable<KeptFilling> FilledIn => Fillings.Where(filling => filling is { Reason: null, Instead: null });

    /// <summary>The rules that aren't kept.</summary>
    public IEnumerable<KeptRule> Lost => Rules.Where(rule => rule.Reason is not null);
}
