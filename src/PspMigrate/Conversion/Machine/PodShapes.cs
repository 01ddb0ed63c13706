using System.Collections.Concurrent;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Machine;

/// <summary>One shape for all pods that are judged alike: of a large cluster's workloads few differ in what is judged. For use by several threads.</summary>
/// <param name="policies">How many policies there are to ask.</param>
internal sealed class PodShapes(int policies)
{
    private readonly ConcurrentDictionary<PodShape, PodShape> _known = [];

    /// <summary>The shape of a pod.</summary>
    public PodShape Of(Pod pod)
    {
        var shape = new PodShape(pod, policies);
        return _known.GetOrAdd(shape, shape);
    }
}
