using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Sections;

/// <summary>What keeps each policy from the stricter levels.</summary>
internal static class BlockersSection
{
    public static IEnumerable<Block> Of(Plan plan, Style style)
    {
        var policies = plan.Policies.Where(policy => policy.Dropped is null && policy.Closest < Level.Restricted).ToArray();
        if (policies.Length == 0)
            yield break;
        yield return new Heading("What keeps policies from stricter levels");
        yield return new Items(
        [
            .. policies.GroupBy(policy => Say(policy, style with { Place = _ => "" }), StringComparer.Ordinal).Select(same => same.Count() == 1
                ? new Item($"{same.First().Name} ({style.Place(same.First().Policy.At)}) is {Say(same.First(), style.Under(same.First().Policy.At))}")
                : new Item($"Each of {Phrase.List([.. same.Select(policy => policy.Name)], style.Names)} is {same.Key}")),
        ]);
    }

    /// <summary>A grant is named at the first level that it is in the way of.</summary>
    private static string Say(PolicyPlan policy, Style style)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        var parts = new List<string>();
        foreach (var comparison in policy.StricterThan(policy.Closest))
        {
            var grants = comparison.Blockers.Where(finding => said.Add(finding.Control.Name)).Select(finding =>
                $"{finding.Control.Name} {Phrase.Shorten(finding.Control.Say(finding.Values), style.Values)}{(style.Place(finding.At) is { Length: > 0 } place ? $" ({place})" : "")}").ToArray();
            if (grants.Length > 0)
                parts.Add($"not {comparison.At.Level.Name()}, because it grants {string.Join("; ", grants)}");
        }

        return string.Join(". It is ", parts) + ".";
    }
}
