using PspMigrate.Cli.Input;
using PspMigrate.Conversion;

namespace PspMigrate.Cli.Verbs;

/// <summary>Input → plan.</summary>
internal static class Planning
{
    /// <summary>Reads, says what is wrong with the input, and plans; null when there is no answer.</summary>
    public static Plan? Make(LevelOptions levels, Sources sources, Host host)
    {
        levels.SayNote(host);
        return CheckedInput.Read(sources with { AreWorkloadsEssential = levels.Plan.Fit == Fit.Workloads }, host) is { } given
            ? Planner.Make(given.Inventory, levels.For(given))
            : null;
    }
}
