using PspMigrate.Conversion;

namespace PspMigrate.Reports.Labels;

/// <summary>The labels as <c>kubectl label</c> commands.</summary>
public static class KubectlCommands
{
    /// <summary>One line for each namespace that needs other labels, with those that change; empty when none does.</summary>
    public static string Write(Plan plan) => string.Concat(LabelPatches.Of(plan).Select(item => Line(item, LabelPatches.Changes(item)) + "\n"));

    /// <param name="flags">More flags, such as <c>--dry-run=server </c>, each with a blank behind.</param>
    internal static string Line(NamespacePlan plan, IEnumerable<KeyValuePair<string, string>> labels, string flags = "")
    {
        var end = plan.Name.StartsWith('-') ? "-- " : "";
        return $"kubectl label {flags}--overwrite namespace {end}{Shell.Quote(plan.Name)} "
            + string.Join(' ', labels.Select(label => Shell.Quote($"{label.Key}={label.Value}")));
    }
}
