using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Sections;

/// <summary>What keeps each policy from the stricter levels.</summary>
internal static class BlockersSection
{
    public static IEnumerable<Block> Of(Plan plan, ListLimits limits)
    {
        var policies = plan.Policies.Where(policy => policy.Dropped is null && policy.Closest < Level.Restricted).ToArray();
        if (policies.Length == 0)
            yield break;
        yield return new Heading("What keeps policies from stricter levels");
        yield return new Items(
        [
            .. policies.Select(policy => (policy.Name, Text: Say(policy, limits)))
                .GroupBy(item => item.Text, StringComparer.Ordinal)
                .Select(same => new Item($"{Phrase.List([.. same.Select(item => item.Name)], limits.Names)} is {same.Key}")),
        ]);
    }

    private static string Say(PolicyPlan policy, ListLimits limits)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        var parts = policy.StricterThan(policy.Closest).Select(comparison =>
        {
            var grants = comparison.Blockers.Where(finding => said.Add(finding.Control.Name))
                .Select(finding => $"{finding.Control.Name} {Phrase.Shorten(finding.Control.Say(finding.Values), limits.Values)} ({Phrase.Place(finding.At)})").ToArray();
            return (Level: comparison.At.Level.Name(), Grants: grants);
        }).Where(part => part.Grants.Length > 0).Select((part, i) => i == 0
            ? $"not {part.Level} because it grants {Phrase.List(part.Grants, int.MaxValue)}"
            : $"not {part.Level} because of {Phrase.List(part.Grants, int.MaxValue)}, too");
        return string.Join("; ", parts) + ".";
    }
}
