using PspMigrate.Conversion.Fixes;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.Fixes;

/// <summary>Fixes as a component for Kustomize, which patches the workloads of the kustomization that includes it.</summary>
/// <remarks>
/// A namespace is part of a target only where it has to tell workloads apart: a kustomization sets its namespace after its components
/// have run. Kustomize passes silently over a target that matches nothing.
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

        """;

    /// <summary>The component; empty when no fix changes anything.</summary>
    /// <param name="workloads">All workloads of the input, whether they are fixed or not.</param>
    public static string Write(IEnumerable<Fix> fixes, IEnumerable<Workload> workloads)
    {
        var places = workloads.ToLookup(workload => (workload.Kind, workload.Name), workload => workload.Namespace);
        InlinePatch[] patches =
        [
            .. from fix in fixes
               let patch = StrategicPatch.Of(fix)
               where patch is not null
               let workload = fix.Workload
               let slash = workload.ApiVersion.IndexOf('/', StringComparison.Ordinal)
               let isAmbiguous = places[(workload.Kind, workload.Name)].Distinct(StringComparer.Ordinal).Skip(1).Any()
               select new InlinePatch(
                   slash < 0 ? null : workload.ApiVersion[..slash],
                   workload.ApiVersion[(slash + 1)..],
                   workload.Kind,
                   workload.Name,
                   isAmbiguous ? workload.Namespace : null,
                   patch.With("metadata", ((MapNode)patch["metadata"]!).With("namespace", value: null))),
        ];
        return patches.Length == 0 ? "" : Header + InlinePatch.Write(patches);
    }
}
