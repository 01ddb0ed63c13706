using PspMigrate.Truth.Formats;

namespace PspMigrate.Truth;

/// <summary>Which comparison a file is for.</summary>
public static class TruthFormats
{
    /// <summary>Compares every answer in a file with ours.</summary>
    public static Tally Compare(TruthFile file) => file.Kind switch
    {
        "upstream-testdata" => UpstreamTestdata.Compare(file),
        "pods" => PolicyPods.IsFor(file) ? PolicyPods.Compare(file) : StandardsPods.Compare(file),
        "ranges" => Ranges.Compare(file),
        "admission" => StandardsAdmission.Compare(file),
        "policies" => PolicyVerdicts.Compare(file),
        "decisions" => PolicyDecisions.Compare(file),
        _ => new Tally(),
    };
}
