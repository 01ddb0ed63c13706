using PspMigrate.Conversion.Raising;
using PspMigrate.Manifests.Trees;
using PspMigrate.Reports.Fixes;

namespace PspMigrate.Reports.Raising;

/// <summary>Namespace by namespace: the fixes that carry it further, and what is to be decided before it can go on.</summary>
internal sealed class RaiseDetails(FieldPlaces places, Style style)
{
    public IEnumerable<Block> Of(IReadOnlyCollection<NamespaceRaise> all) => new FixVerdicts(places, style).Of(
        "What carries them further, and what keeps them",
        [
            .. all.Where(item => !item.Fixes.IsEmpty || !item.KeptBy.IsEmpty)
                .Select(item => (Title(item), item.Fixes.AsEnumerable(), item.KeptBy.AsEnumerable())),
        ],
        "-o json");

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
