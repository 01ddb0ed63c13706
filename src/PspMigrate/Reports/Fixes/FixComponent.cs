using System.Text;
using System.Text.RegularExpressions;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.Fixes;

/// <summary>Fixes as a component for Kustomize, which patches the workloads of the kustomization that includes it.</summary>
/// <remarks>
/// A namespace is part of a target only where it has to tell workloads apart: a kustomization sets its namespace after its components
/// have run. Kustomize reads the name and namespace in a target as regular expressions, and passes silently over one that matches nothing.
/// </remarks>
public static class FixComponent
{
    private const string Header =
        """
        # Save as pspmigrate/kustomization.yaml beside the kustomization.yaml whose resources hold these workloads,
        # and add to that one:
        #   components:
        #   - pspmigrate
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        patches:

        """;

    /// <summary>The component; empty when no fix changes anything.</summary>
    /// <param name="fixes">The fixes.</param>
    /// <param name="workloads">All workloads of the input, whether they are fixed or not.</param>
    public static string Write(IEnumerable<Fix> fixes, IEnumerable<Workload> workloads)
    {
        var places = workloads.ToLookup(workload => (workload.Kind, workload.Name), workload => workload.Namespace);
        var text = new StringBuilder();
        foreach (var fix in fixes)
        {
            if (StrategicPatch.Of(fix) is not { } patch)
                continue;
            Target(text, fix.Workload, places[(fix.Workload.Kind, fix.Workload.Name)].Distinct(StringComparer.Ordinal).Skip(1).Any());
            text.Append("  patch: |-\n");
            foreach (var line in NodeText.Document(WithoutNamespace(patch)).TrimEnd('\n').Split('\n'))
                text.Append("    ").Append(line).Append('\n');
        }

        return text.Length == 0 ? "" : Header + text;
    }

    private static void Target(StringBuilder text, Workload workload, bool isNamespaceNeeded)
    {
        var slash = workload.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        text.Append("- target:\n");
        if (slash >= 0)
            text.Append("    group: ").Append(YamlText.Scalar(workload.ApiVersion[..slash])).Append('\n');
        text.Append("    version: ").Append(YamlText.Scalar(workload.ApiVersion[(slash + 1)..])).Append('\n')
            .Append("    kind: ").Append(YamlText.Scalar(workload.Kind)).Append('\n')
            .Append("    name: ").Append(YamlText.Scalar(Regex.Escape(workload.Name))).Append('\n');
        if (isNamespaceNeeded)
            text.Append("    namespace: ").Append(YamlText.Scalar(Regex.Escape(workload.Namespace))).Append('\n');
    }

    private static MapNode WithoutNamespace(MapNode patch) => Tree.Map(patch.Entries.Select(entry => (entry.Key, (Node?)(
        entry is { Key: "metadata", Value: MapNode metadata }
            ? Tree.Map(metadata.Entries.Where(inner => inner.Key is not "namespace").Select(inner => (inner.Key, (Node?)inner.Value)))
            : entry.Value))));
}
