using PspMigrate.Controls;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Raising;
using PspMigrate.Manifests.Editing;
using PspMigrate.Policies;

namespace PspMigrate.Reports.Raising;

/// <summary>The words about what carries a namespace further, and what keeps it where it is.</summary>
internal static class RaiseWords
{
    /// <summary><c>Deployment/web</c>.</summary>
    public static string Name(Fix fix) => RefusedWorkloads.Name(fix.Workload);

    /// <summary>The level after fixes, else the one of today's workloads.</summary>
    public static Level? Reached(NamespaceRaise item) => item.AfterFixes ?? item.Plan.Level;

    /// <summary>The controls that keep a namespace from the next level.</summary>
    public static string KeptBy(NamespaceRaise item) => item.KeptBy.IsEmpty
        ? "-"
        : string.Join(", ", ControlTable.All
            .Where(control => item.KeptBy.Any(fix => fix.Undecided.Any(undecided => undecided.Control == control)))
            .Select(control => control.Name));

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
