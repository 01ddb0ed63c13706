using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.Fixes;

/// <summary>How fixes are printed.</summary>
public enum FixForm
{
    /// <summary>Partial objects for server-side apply, in YAML.</summary>
    Yaml,
    /// <summary>The same as one List in JSON.</summary>
    Json,
    /// <summary><c>kubectl patch</c> commands.</summary>
    Kubectl,
    Kustomize,
    Diff,
}

/// <summary>The fixes that change something, in forms that are applied to a cluster; each is empty when none does.</summary>
public static class FixForms
{
    private static readonly string[] Batch = ["Job", "CronJob"];
    private static readonly string[] Core = ["Pod", "PodTemplate", "ReplicationController"];

    /// <summary>Partial objects for server-side apply.</summary>
    public static string Yaml(IEnumerable<Fix> fixes) => NodeText.Documents(fixes.Select(AppliedObject.Of).OfType<MapNode>());

    /// <summary>The same as one v1 List.</summary>
    public static string Json(IEnumerable<Fix> fixes) =>
        fixes.Select(AppliedObject.Of).OfType<MapNode>().ToArray() is { Length: > 0 } objects ? NodeText.JsonList(objects) : "";

    /// <summary><c>kubectl patch</c> commands.</summary>
    public static string Kubectl(IEnumerable<Fix> fixes) => string.Concat(fixes.Select(Line));

    private static string Line(Fix fix)
    {
        if (StrategicPatch.Of(fix) is not { } patch)
            return "";
        // What is patched is named beside the patch.
        var body = patch.With("apiVersion", value: null).With("kind", value: null).With("metadata", value: null);
        var json = NodeText.Flow(body, FlowStyle.Tight);
        return $"kubectl patch --namespace={Shell.Quote(fix.Workload.Namespace)} {Shell.Quote($"{Resource(fix.Workload.Kind)}/{fix.Workload.Name}")}"
            + $" --field-manager=pspmigrate --type=strategic --patch={Shell.Quote(json)}\n";
    }

    /// <summary>The kind with its group: a server is asked in the version that it prefers.</summary>
    private static string Resource(string kind) =>
        Core.Contains(kind, StringComparer.Ordinal) ? kind.ToLowerInvariant()
        : $"{kind.ToLowerInvariant()}.{(Batch.Contains(kind, StringComparer.Ordinal) ? "batch" : "apps")}";
}
