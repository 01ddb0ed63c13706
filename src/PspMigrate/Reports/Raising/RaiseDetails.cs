using PspMigrate.Conversion.Raising;
using PspMigrate.Manifests.Trees;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Fixes;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Raising;

/// <summary>Namespace by namespace: the fixes that carry it further, and what is to be decided before it can go on.</summary>
internal sealed class RaiseDetails(FieldPlaces places, Style style)
{
    public IEnumerable<Block> Of(IReadOnlyCollection<NamespaceRaise> all)
    {
        var told = all.Where(item => !item.Fixes.IsEmpty || !item.KeptBy.IsEmpty).ToArray();
        if (told.Length == 0)
            yield break;
        var verdicts = new FixVerdicts(places, style);
        yield return new Heading("What carries them further, and what keeps them");
        foreach (var item in told.Take(style.Rows))
        {
            yield return new Subheading(Title(item));
            yield return new Verdicts([.. verdicts.Changes(item.Fixes), .. verdicts.Decisions(item.KeptBy)]);
        }

        if (told.Length > style.Rows)
        {
            yield return new Paragraph(
                $"And {Phrase.Count("namespace", told.Length - style.Rows)} more: -n NAMESPACE shows one of them, -o json has them all.");
        }
    }

    private static string Title(NamespaceRaise item)
    {
        // After fixes, else by today's workloads.
        var reached = (item.AfterFixes ?? item.Plan.Level)!.Value;
        string[] parts =
        [
            .. item.AfterFixes is { } level ? [$"{level.Name()} after fixes that change nothing"] : Array.Empty<string>(),
            .. item.KeptBy.IsEmpty ? Array.Empty<string>() : [$"kept from {(reached + 1).Name()}"],
        ];
        return $"{item.Plan.Name}: {string.Join("; ", parts)}";
    }
}
