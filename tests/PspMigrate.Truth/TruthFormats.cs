using PspMigrate.Truth.Formats;

namespace PspMigrate.Truth;

/// <summary>Which comparison a file is for.</summary>
public static class TruthFormats
{
    /// <summary>Compares every answer in a file with ours.</summary>
    /// <exception cref="TruthException">The file, or one that it needs, can't be read.</exception>
    public static Tally Compare(TruthFile file)
    {
        try
        {
            return Format(file)(file);
        }
        catch (Exception problem) when (problem is KeyNotFoundException or InvalidOperationException or InvalidCastException)
        {
            throw new TruthException($"{file.Path}: this isn't in the form of {file.Kind} files: {problem.Message}", problem);
        }
    }

    private static Func<TruthFile, Tally> Format(TruthFile file) => file.Kind switch
    {
        "upstream-testdata" => UpstreamTestdata.Compare,
        "pods" => PolicyPods.IsFor(file) ? PolicyPods.Compare : StandardsPods.Compare,
        "ranges" => Ranges.Compare,
        "admission" => StandardsAdmission.Compare,
        "policies" => PolicyVerdicts.Compare,
        "decisions" => PolicyDecisions.Compare,
        "validation" => PolicyValidations.Compare,
        "scenarios" => RbacScenarios.Compare,
        "cluster" => Clusters.Compare,
        _ => PolicySelection.Compare,
    };
}
