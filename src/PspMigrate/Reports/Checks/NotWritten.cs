using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;
using PspMigrate.Reports.Fixes;

namespace PspMigrate.Reports.Checks;

/// <summary>What policies fill in and fixes leave out, because no level asks for it.</summary>
internal static class NotWritten
{
    private const int NamesShown = 5;

    /// <summary>One note for each policy, level, and list of fields.</summary>
    public static IEnumerable<Diagnostic> Of(IEnumerable<Fix> fixes) =>
        from fix in fixes
        let changes = fix.NotWritten
        where !changes.IsEmpty
        group fix by (Policy: fix.AdmittedBy!.Name, fix.Target, Fields: Fields(changes)) into same
        let names = Phrase.List([.. same.Select(FixWords.NameIn)], NamesShown)
        select new Diagnostic(
            Severity.Note,
            $"policy {same.Key.Policy} fills in {same.Key.Fields} for {names}; {same.Key.Target} doesn't ask for it, so it isn't written",
            same.First().AdmittedBy!.At,
            "once the policy is gone, these pods run without it; --keep-filled writes it");

    /// <summary>The fields in the pod, with the values that the policy gives them.</summary>
    private static string Fields(IEnumerable<PodChange> changes) => string.Join(", ", changes
        .SelectMany(change => Leaves(Path(change), change.Value))
        .Distinct(StringComparer.Ordinal));

    private static IEnumerable<string> Leaves(string path, Node? value) => value switch
    {
        MapNode map => map.Entries.SelectMany(entry => Leaves($"{path}.{entry.Key}", entry.Value)),
        null => [$"{path} taken away"],
        _ => [$"{path}: {NodeText.Flow(value, FlowStyle.Plain)}"],
    };

    private static string Path(PodChange change)
    {
        string[] parts = [.. WorkloadPaths.Segments(change.Path)];
        return parts is ["metadata", "annotations", var key]
            ? $"annotation {key}"
            // Which container it is doesn't matter here.
            : string.Join('.', parts[1..].Select(part => part.All(char.IsAsciiDigit) ? "[*]" : part)).Replace(".[*]", "[*]", StringComparison.Ordinal);
    }
}
