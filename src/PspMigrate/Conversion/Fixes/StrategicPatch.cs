using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Fixes;

/// <summary>A fix as a strategic-merge patch: the object's name, and what is added, replaced or taken away.</summary>
/// <remarks>
/// k8s.io/api core/v1 types.go: container lists merge by name; lists of capabilities and groups are replaced as a whole. Kinds that
/// Kubernetes doesn't know can't be patched so.
/// </remarks>
public static class StrategicPatch
{
    /// <summary>The patch; null when there is nothing to change.</summary>
    public static MapNode? Of(Fix fix)
    {
        if (fix.Changes.IsEmpty)
            return null;
        var changes = (MapNode)ToNode(Wanted.Of(WorkloadPaths.EditOf(fix).Fields), key: "", fix.Fixed);
        var metadata = Tree.Map(
        [
            ("name", Tree.Text(fix.Workload.Name)),
            ("namespace", Tree.Text(fix.Workload.Namespace)),
            .. (changes["metadata"] as MapNode)?.Entries.Select(entry => (entry.Key, (Node?)entry.Value)) ?? [],
        ]);
        return Tree.Map(
        [
            ("apiVersion", Tree.Text(fix.Workload.ApiVersion)),
            ("kind", Tree.Text(fix.Workload.Kind)),
            ("metadata", metadata),
            .. changes.Entries.Where(entry => entry.Key is not "metadata").Select(entry => (entry.Key, (Node?)entry.Value)),
        ]);
    }

    /// <summary>A part of the patch, with containers by their names.</summary>
    private static Node ToNode(Wanted part, string key, Pod pod) => part switch
    {
        { IsGone: true } => new ScalarNode(Position.None, "null", ScalarType.Null),
        { Value: { } value } => value,
        _ when Pod.ContainerLists.Contains(key, StringComparer.Ordinal) => Tree.List(part.Below.Select(item => Tree.Map(
            Entries(item.Wanted, pod).Prepend(("name", Tree.Text(NameOf(key, item.Key, pod))))))),
        _ => Tree.Map(Entries(part, pod)),
    };

    private static IEnumerable<(string Key, Node? Value)> Entries(Wanted part, Pod pod) =>
        part.Below.Select(item => (item.Key, (Node?)ToNode(item.Wanted, item.Key, pod)));

    private static string NameOf(string list, string index, Pod pod) => pod.ContainersOf(list)[int.Parse(index, CultureInfo.InvariantCulture)].Name;
}
