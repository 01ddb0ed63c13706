using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Truth.Keeping;

/// <summary>Replays recorded answers of PodSecurityPolicy on what is kept of it.</summary>
public static class Replay
{
    /// <summary>The files below a folder that can be replayed.</summary>
    public static IReadOnlyList<TruthFile> Find(string folder) =>
        [.. TruthFile.Find(folder).Where(file => file.Kind is "decisions" or "cluster" or "scenarios")];

    /// <summary>Compares every answer in a file, in each way of keeping that makes a difference.</summary>
    public static IEnumerable<(string How, Tally Tally)> Compare(Lab lab, TruthFile file)
    {
        if (file.Kind is "decisions")
        {
            yield return (", privileged", KeptDecisions.Compare(lab, file, new(IsAuto: false, Level.Privileged)));
            yield return (", the level that fits", KeptDecisions.Compare(lab, file, ModeChoice.Auto));
        }
        else
        {
            Func<Lab, TruthFile, KeepScope, Tally> compare = file.Kind is "cluster" ? KeptClusters.Compare : KeptScenarios.Compare;
            yield return (", accounts", compare(lab, file, KeepScope.Accounts));
            yield return (", grants", compare(lab, file, KeepScope.Grants));
        }
    }
}
