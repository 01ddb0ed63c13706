using PspMigrate.Conversion.Raising;

namespace PspMigrate.Reports.Raising;

/// <summary>The words about what carries a namespace further, and what keeps it where it is.</summary>
internal static class RaiseWords
{
    /// <summary>The level after fixes, else the one of today's workloads.</summary>
    public static Level? Reached(NamespaceRaise item) => item.AfterFixes ?? item.Plan.Level;

    /// <summary>The controls that keep a namespace from the next level.</summary>
    public static string KeptBy(NamespaceRaise item) => item.KeptBy.IsEmpty
        ? "-"
        : string.Join(", ", ControlTable.All
            .Where(control => item.KeptBy.Any(fix => fix.Undecided.Any(undecided => undecided.Control == control)))
            .Select(control => control.Name));
}
