namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>The variables by which a set of alternatives is decided: one for each clause, whether a policy fits, and who may use it.</summary>
/// <remarks>Clauses that are the same in several policies are one variable, which is worked out once a request however many policies there are.</remarks>
internal sealed class ClauseVariables
{
    private readonly Dictionary<Alternative, string> _ids;
    private readonly Dictionary<(string Name, string Expression), string> _shared = [];
    private readonly KeepOptions _options;

    public ClauseVariables(KeptSet set, KeepOptions options)
    {
        _options = options;
        var ids = PolicyIds.Of(set.Alternatives.Select(alternative => alternative.Policy.Name));
        _ids = set.Alternatives.ToDictionary(alternative => alternative, alternative => ids[alternative.Policy.Name]);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var same in set.Alternatives.SelectMany(alternative => alternative.Clauses).GroupBy(clause => (clause.Name, clause.Expression))
            .Where(same => same.Skip(1).Any()))
        {
            var number = counts[same.Key.Name] = counts.GetValueOrDefault(same.Key.Name) + 1;
            _shared.Add(same.Key, number == 1 ? $"shared_{same.Key.Name}" : $"shared_{same.Key.Name}_{number}");
        }
    }

    public CelVariable Of(Alternative alternative, Clause clause) =>
        new(_shared.GetValueOrDefault((clause.Name, clause.Expression)) ?? $"{_ids[alternative]}_{clause.Name}", clause.Expression,
            [.. clause.Uses.Select(Judged)])
        { Part = CelPart.Rules };

    /// <summary>Whether a pod keeps to a policy; null when every pod does.</summary>
    public CelVariable? Fits(Alternative alternative)
    {
        ImmutableArray<CelVariable> clauses = [.. alternative.Clauses.Select(clause => Of(alternative, clause))];
        return clauses.IsEmpty
            ? null
            : new($"fits_{_ids[alternative]}", string.Join("\n&& ", clauses.Select(clause => clause.Use)), clauses) { Part = CelPart.Policies };
    }

    /// <summary>Whether somebody may use a policy; null when everybody may.</summary>
    public CelVariable? May(Alternative alternative) => alternative.May.Expression is { } expression
        ? new($"may_{_ids[alternative]}", expression, alternative.May.Uses) { Part = CelPart.Policies }
        : null;

    /// <summary>What admits a pod by one policy. The cheap test stands first.</summary>
    public CelVariable[] Admits(Alternative alternative) => [.. new[] { Fits(alternative), May(alternative) }.OfType<CelVariable>()];

    public string Id(Alternative alternative) => _ids[alternative];

    /// <summary>Ephemeral containers are left out where they aren't judged.</summary>
    private CelVariable Judged(CelVariable variable) => _options.JudgesEphemeral ? variable
        : string.Equals(variable.Name, Facets.Containers.Name, StringComparison.Ordinal) ? Facets.LastingContainers
        : variable with { Uses = [.. variable.Uses.Select(Judged)] };
}
