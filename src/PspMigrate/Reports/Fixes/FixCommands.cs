using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.Fixes;

/// <summary>Fixes as <c>kubectl patch</c> commands.</summary>
public static class FixCommands
{
    private static readonly string[] Batch = ["Job", "CronJob"];
    private static readonly string[] Core = ["Pod", "PodTemplate", "ReplicationController"];

    /// <summary>One line for each fix that changes something; empty when none does.</summary>
    public static string Write(IEnumerable<Fix> fixes) => string.Concat(fixes.Select(Line));

    private static string Line(Fix fix)
    {
        if (StrategicPatch.Of(fix) is not { } patch)
            return "";
        // What is patched is named beside the patch.
        var body =
            Tree.Map(patch.Entries.Where(entry => entry.Key is not ("apiVersion" or "kind" or "metadata")).Select(entry => (entry.Key, (Node?)entry.Value)));
        var json = NodeText.Flow(body, FlowStyle.Tight);
        return $"kubectl patch --namespace={Shell.Quote(fix.Workload.Namespace)} {Shell.Quote($"{Resource(fix.Workload.Kind)}/{fix.Workload.Name}")}"
            + $" --field-manager=pspmigrate --type=strategic --patch={Shell.Quote(json)}\n";
    }

    /// <summary>The kind with its group: a server is asked in the version that it prefers.</summary>
    private static string Resource(string kind) =>
        Core.Contains(kind, StringComparer.Ordinal) ? kind.ToLowerInvariant()
        : $"{kind.ToLowerInvariant()}.{(Batch.Contains(kind, StringComparer.Ordinal) ? "batch" : "apps")}";
}
