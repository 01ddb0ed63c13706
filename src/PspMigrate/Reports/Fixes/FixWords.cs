using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Fixes;

/// <summary>The words about what a fix changes, and what it leaves to people.</summary>
internal static class FixWords
{
    /// <summary><c>Deployment/web</c>.</summary>
    public static string Name(Fix fix) => RefusedWorkloads.Name(fix.Workload);

    /// <summary><c>Deployment/web in shop</c>.</summary>
    public static string NameIn(Fix fix) => $"{fix.Workload.Kind}/{fix.Workload.Name} in {fix.Workload.Namespace}";

    /// <summary>Why a level still refuses something, in upstream's words.</summary>
    public static string Reason(Undecided undecided)
    {
        var (reason, detail) = undecided.Wording;
        return detail.Length == 0 ? reason : $"{reason} ({detail})";
    }

    /// <summary>The path of a change inside the workload's object.</summary>
    public static string Path(Fix fix, PodChange change) => string.Concat(
        WorkloadPaths.TemplatePath(fix.Workload).Concat(WorkloadPaths.Segments(change.Path)).Select((key, index) =>
            key.All(char.IsAsciiDigit) || key.Contains('.', StringComparison.Ordinal) ? $"[{key}]" : index == 0 ? key : "." + key));

    /// <summary>A change as a line: the last part of the field's name, and its value.</summary>
    public static string Change(PodChange change)
    {
        var name = WorkloadPaths.Segments(change.Path).Last();
        return change.Value is { } value ? $"{name}: {NodeText.Flow(value, FlowStyle.Plain)}" : $"leave out {name}";
    }
}
