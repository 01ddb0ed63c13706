using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Fixes;

/// <summary>Manifests that are applied into several namespaces, in which their workloads need different fixes: an edit would be wrong in one of them.</summary>
public sealed class SharedManifests
{
    private readonly ILookup<Position, Workload> _shared;

    /// <param name="fixes">The fixes of all workloads, those that need none among them.</param>
    public SharedManifests(IEnumerable<Fix> fixes)
    {
        _shared = fixes.Where(fix => fix.Workload is { IsBuilt: false, At.Line: > 0 }).GroupBy(fix => fix.Workload.At)
            .Where(manifest => manifest.Any(fix => !FieldEdit.Same(WorkloadPaths.EditOf(fix).Fields, WorkloadPaths.EditOf(manifest.First()).Fields)))
            .SelectMany(manifest => manifest, (manifest, fix) => (manifest.Key, fix.Workload)).ToLookup(item => item.Key, item => item.Workload);
    }

    /// <summary>Why they are left alone.</summary>
    public IEnumerable<Diagnostic> Problems => _shared.Select(manifest => new Diagnostic(
        Severity.Warning,
        $"{manifest.First().Kind}/{manifest.First().Name} is applied into namespaces "
            + $"{string.Join(", ", manifest.Select(item => item.Namespace).Order(StringComparer.Ordinal))}, which need different fixes, so it is left as it is",
        manifest.Key,
        "put a kustomization with a patch where each of them is applied from"));

    /// <summary>Whether a fix is that of one of them.</summary>
    public bool Has(Fix fix) => !fix.Workload.IsBuilt && _shared.Contains(fix.Workload.At);
}
