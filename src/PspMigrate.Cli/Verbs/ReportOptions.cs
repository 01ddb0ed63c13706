namespace PspMigrate.Cli.Verbs;

/// <summary>How answers are printed, and the exit code that goes with them; the same in every verb that has them.</summary>
internal static class ReportOptions
{
    /// <summary>The form of a report beside what is printed to be applied; null for none.</summary>
    public static readonly Choice<ReportForm?> Report = new("--report", "Format of the report", [.. Choice.Words(ReportForm.All), ("none", null)]);

    public static Choice<ReportForm> Answer(string what = "answer") => new("-o|--output", $"Format of the {what}", Choice.Answers);

    /// <summary>Exit code 1 for findings.</summary>
    public static Option ExitCodeWhen(string when) => new("--exit-code", null, $"Exit with 1 when {when}");
}
