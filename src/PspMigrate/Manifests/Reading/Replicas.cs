namespace PspMigrate.Manifests.Reading;

/// <summary>Folds pods of one controller that are alike into one, so that a large cluster costs as much as what differs in it.</summary>
internal sealed class Replicas
{
    /// <summary>The pods of a controller come from few templates: a pod is compared with the last ones only.</summary>
    private const int Compared = 8;

    private readonly Dictionary<(string Namespace, string Controller), List<int>> _places = [];

    /// <summary>Adds a workload to a list, or counts it to the one in the list that is like it.</summary>
    public void Add(Workload workload, List<Workload> workloads)
    {
        if (Controller(workload) is { } uid)
        {
            var key = (workload.Namespace, uid);
            if (!_places.TryGetValue(key, out var known))
                _places[key] = known = new(capacity: 1);
            for (var i = known.Count - 1; i >= Math.Max(0, known.Count - Compared); i--)
            {
                var first = workloads[known[i]];
                if (PodLikeness.AreAlike(first.Template, workload.Template))
                {
                    workloads[known[i]] = first with { AlikePods = first.AlikePods + 1 };
                    return;
                }
            }

            known.Add(workloads.Count);
        }

        workloads.Add(workload);
    }

    /// <summary>The UID of a pod's controller; null for everything else.</summary>
    private static string? Controller(Workload workload) => workload is { Kind: "Pod", IsKnownKind: true }
        ? workload.Template.Owners.Items.FirstOrDefault(static owner => owner is { Controller: true, Uid.Length: > 0 })?.Uid
        : null;
}
