using PspMigrate.Cli.Input;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>Input → plan.</summary>
internal static class Planning
{
    /// <summary>Reads, says what is wrong with the input, and plans; null when there is no answer.</summary>
    /// <param name="keeping">How to keep what the levels lose; null to leave it.</param>
    public static Plan? Make(LevelOptions levels, Sources sources, Host host, KeepOptions? keeping = null)
    {
        levels.SayNote(host);
        if (CheckedInput.Read(sources with { AreWorkloadsEssential = levels.Plan.Fit == Fit.Workloads }, host) is not { } given)
            return null;
        var plan = Planner.Make(given.Inventory, levels.For(given));
        return keeping is null ? plan : plan with { Kept = Keeper.Keep(given.Inventory, plan, keeping) };
    }
}
