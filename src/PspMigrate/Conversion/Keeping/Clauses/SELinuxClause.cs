namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>SELinux options, the pod's and each container's own; a part that is left out counts as empty.</summary>
internal sealed class SELinuxClause() : KeptControl(ControlTable.Get<SELinux>())
{
    private static readonly CelVariable Field = Facets.Everywhere("seLinuxOptions");

    private static readonly FillRule Fill = FillRules.Pod("seLinuxOptions");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy)
    {
        if (SELinux.Pinned(policy) is not { } options)
            yield break;
        var parts = SELinux.Said(options).Where(part => part.Text.Length > 0).Select(part => $"'{part.Facet.Name}': {Cel.Text(part.Text)}");
        yield return new(Fill, $"{{{string.Join(", ", parts)}}}");
    }

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        var parts = SELinux.Said(SELinux.Pinned(policy)!).Where(part => !lost.Of(part.Facet).IsEmpty);
        yield return new(
            "seLinuxOptions", $"{Field.Use}.all(o, {string.Join("\n&& ", parts.Select(part => Test((part.Facet.Name, part.Text))))})", submitted, Field);
    }

    private static string Test((string Name, string Text) part) => part switch
    {
        (_, "") => $"(!has(o.{part.Name}) || o.{part.Name} == '')",
        ("level", var level) when level.Split(':') is [var sensitivity, var categories] && categories.Contains(',', StringComparison.Ordinal) =>
            Level(level, sensitivity, categories.Split(',')),
        _ => $"has(o.{part.Name}) && o.{part.Name} == {Cel.Text(part.Text)}",
    };

    /// <summary>The order of categories doesn't count.</summary>
    private static string Level(string level, string sensitivity, string[] categories)
    {
        if (categories.Length == 2)
            return $"has(o.level) && o.level in {Cel.List(new[] { level, $"{sensitivity}:{categories[1]},{categories[0]}" }.Distinct(StringComparer.Ordinal))}";
        var counts = categories.GroupBy(category => category, StringComparer.Ordinal)
            .Select(same => $"o.level.split(':')[1].split(',').filter(c, c == {Cel.Text(same.Key)}).size() == {same.Count()}");
        return $"has(o.level) && o.level.startsWith({Cel.Text(sensitivity + ":")}) && o.level.split(':').size() == 2\n"
            + $"  && o.level.split(':')[1].split(',').size() == {categories.Length}\n  && {string.Join("\n  && ", counts)}";
    }
}
