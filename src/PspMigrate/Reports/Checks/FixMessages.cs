using PspMigrate.Conversion.Fixes;
using PspMigrate.Reports.Fixes;

namespace PspMigrate.Reports.Checks;

/// <summary>What fixes leave to people: decisions, conditions, and the order of steps.</summary>
public static class FixMessages
{
    /// <summary>The messages, workload by workload; then the steps, once for each policy.</summary>
    public static IEnumerable<Diagnostic> Of(IReadOnlyCollection<Fix> fixes) => [.. fixes.SelectMany(OfOne), .. Notes(fixes)];

    /// <summary>Those that are about several workloads.</summary>
    internal static IEnumerable<Diagnostic> Notes(IReadOnlyCollection<Fix> fixes) => [.. NotWritten.Of(fixes), .. Steps(fixes)];

    private static IEnumerable<Diagnostic> OfOne(Fix fix)
    {
        foreach (var condition in fix.Conditions)
        {
            var what = condition.IsWritten
                ? $"{condition.Value} is taken out of {condition.Field}"
                : $"{condition.Value}, which policy {fix.AdmittedBy?.Name} fills in, is not written into {condition.Field}";
            yield return new(Severity.Note, $"{FixWords.NameIn(fix)}: {what}; that changes nothing if {condition.Condition}", fix.Workload.At);
        }

        foreach (var undecided in fix.Undecided)
        {
            yield return new(
                Severity.Warning,
                $"{FixWords.NameIn(fix)}: {fix.Target} refuses {string.Join(", ", undecided.Fields)}: {FixWords.Reason(undecided)}",
                fix.Workload.At,
                undecided.IsMissing
                    ? WindowsPods.Advice(fix.Workload.Template, undecided, fix.Target) ?? Missing(fix)
                    : "the workload asks for it: decide whether it can do without, or needs another level");
        }
    }

    private static string Missing(Fix fix) => fix.AdmittedBy is { } policy
        ? $"policy {policy.Name} doesn't fill it in, so setting it may change what the workload does: set it only if the workload can run with it"
        : "nothing is known to set it today, so setting it may change what the workload does: set it only if the workload can run with it";

    private static IEnumerable<Diagnostic> Steps(IEnumerable<Fix> fixes) =>
        from fix in fixes
        where !fix.PolicyFirst.IsEmpty
        group fix by (fix.AdmittedBy!.Name, First: string.Join("; ", fix.PolicyFirst), IsDecided: fix.Undecided.IsEmpty) into same
        let names = Phrase.List([.. same.Select(FixWords.NameIn)], limit: 5)
        // What is written may be fine with it, and what is left to decide isn't.
        let rejected = same.Key.IsDecided ? $"the fixed {names}" : $"{names} with all that the level asks for"
        select new Diagnostic(
            Severity.Note,
            $"policy {same.Key.Name} rejects {rejected}: apply the changes in this order",
            same.First().AdmittedBy!.At,
            $"1. {Printable.Escape(same.Key.First)}\n2. fix the workloads\n3. label the namespaces");
}
