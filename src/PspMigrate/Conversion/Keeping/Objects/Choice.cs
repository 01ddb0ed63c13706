namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>Which of several policies fills in: the first by name that changes nothing, else the first that fits once filled in.</summary>
/// <remarks>
/// facts/pod-security-policy.md, 14; a seccomp profile of the pod made every policy a changing one. A single policy that everybody may use
/// needs no choice: pods that it doesn't fit are refused.
/// </remarks>
internal sealed class Choice
{
    private const string ProfileIsSet = "has(variables.podSecurityContext.seccompProfile)";

    private readonly KeptSet _set;
    private readonly ClauseVariables _variables;

    public Choice(KeptSet set, ClauseVariables variables)
    {
        (_set, _variables) = (set, variables);
        Fills = set.Alternatives is [{ May.Expression: null }]
            ? null
            : new("fills", $"{{\n  {string.Join(",\n  ", set.Alternatives.Select(Named))},\n  '': dyn({{}})}}") { Part = CelPart.Policies };
        Variables = Fills is null ? [] : [Fills, Policy(), new("fill", $"{Fills.Use}[variables.policy]", Fills, Policy()) { Part = CelPart.Filling }];
    }

    /// <summary>Whether there is nothing to choose.</summary>
    public bool IsTrivial => Fills is null;

    public ImmutableArray<CelVariable> Variables { get; }

    /// <summary>What each policy fills in, by its name; null where there is nothing to choose.</summary>
    private CelVariable? Fills { get; }

    /// <summary>The operations that fill a field in, when the chosen policy does.</summary>
    public string Operations(Filling filling) => IsTrivial
        ? filling.Alone ?? filling.Rule.Operations(filling.Value)
        : $"has(variables.fill.{filling.Rule.Field})\n  ? {Bracketed(filling.Rule.Operations($"variables.fill.{filling.Rule.Field}"))}\n  : []";

    /// <summary>Whether a container without a security context gets the field.</summary>
    public string Condition(Filling filling)
    {
        var bare = filling.Rule.FillsBareContainer!;
        if (IsTrivial)
            return bare;
        var has = $"has(variables.fill.{filling.Rule.Field})";
        return bare is "true" ? has : $"{has} && {bare}";
    }

    /// <summary>The name of the chosen policy; empty when none fits. In steps, since expressions nest only so deep.</summary>
    private CelVariable Policy()
    {
        const int step = 40;
        var candidates = _set.Alternatives.Select(alternative => (
            alternative.Policy.Name, Admits: _variables.Admits(alternative), Changes: Changes(alternative))).ToArray();
        CelVariable[] uses = [.. candidates.SelectMany(item => item.Admits.Append(item.Changes))];
        var tests = candidates.Select(item => (item.Name, Test: All(item.Admits.Select(variable => variable.Use).Append($"!{item.Changes.Use}"))))
            .Concat(candidates.Select(item => (item.Name, Test: All(item.Admits.Select(variable => variable.Use)))))
            .Select(item => $"{item.Test} ? {Cel.Text(item.Name)}")
            .Chunk(step)
            .ToArray();
        CelVariable? before = null;
        for (var i = 0; i < tests.Length; i++)
        {
            string[] lines = [.. before is null ? [] : new[] { $"{before.Use} != '' ? {before.Use}" }, .. tests[i], "''"];
            before = new(i == tests.Length - 1 ? "policy" : $"policy_{i + 1}", string.Join("\n: ", lines),
                before is null ? [.. uses] : [before, .. uses])
            { Part = CelPart.Filling };
        }

        return before!;
    }

    private static string All(IEnumerable<string> tests) => string.Join(" && ", tests.DefaultIfEmpty("true"));

    private CelVariable Changes(Alternative alternative) => new(
        $"changes_{_variables.Id(alternative)}",
        string.Join("\n|| ", alternative.Fillings.Select(filling => Bracketed(filling.Rule
            .IsNeeded($"{Fills!.Use}[{Cel.Text(alternative.Policy.Name)}].{filling.Rule.Field}"))).Append(ProfileIsSet).Distinct(StringComparer.Ordinal)),
        [.. alternative.Fillings.SelectMany(filling => filling.Rule.Uses), Facets.PodContext, Fills!])
    { Part = CelPart.Filling };

    private static string Named(Alternative alternative) => $"{Cel.Text(alternative.Policy.Name)}: dyn({Map(alternative)})";

    private static string Map(Alternative alternative) =>
        $"{{{string.Join(", ", alternative.Fillings.Select(filling => $"'{filling.Rule.Field}': dyn({filling.Value})"))}}}";

    private static string Bracketed(string condition) =>
        condition.Contains("? ", StringComparison.Ordinal) || condition.Contains("&&", StringComparison.Ordinal) ? $"({condition})" : condition;
}
