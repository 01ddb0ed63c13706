namespace PspMigrate.Conversion.Fixes;

/// <summary>A fix as a strategic-merge patch: the object's name, and what is added, replaced or taken away.</summary>
/// <remarks>
/// k8s.io/api core/v1 types.go: container lists merge by name; lists of capabilities and groups are replaced as a whole. Kinds that
/// Kubernetes doesn't know can't be patched so.
/// </remarks>
public static class StrategicPatch
{
    private static readonly string[] ContainerLists = ["initContainers", "containers", "ephemeralContainers"];

    /// <summary>The patch; null when there is nothing to change.</summary>
    public static MapNode? Of(Fix fix)
    {
        if (fix.Changes.IsEmpty)
            return null;
        var root = new Branch();
        foreach (var change in fix.Changes)
        {
            var branch = root;
            foreach (var key in WorkloadPaths.TemplatePath(fix.Workload).Concat(WorkloadPaths.Segments(change.Path)))
                branch = branch.Below(key);
            branch.Value = change.Value ?? new ScalarNode(Position.None, "null", ScalarType.Null);
        }

        var changes = (MapNode)root.ToNode(key: "", fix.Fixed);
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

    /// <summary>A part of the patch; lists are still maps by index.</summary>
    private sealed class Branch
    {
        private readonly List<(string Key, Branch Branch)> _below = [];

        public Node? Value { get; set; }

        public Branch Below(string key)
        {
            var known = _below.Find(item => string.Equals(item.Key, key, StringComparison.Ordinal)).Branch;
            if (known is null)
                _below.Add((key, known = new()));
            return known;
        }

        public Node ToNode(string key, Pod pod)
        {
            if (Value is not null)
                return Value;
            return ContainerLists.Contains(key, StringComparer.Ordinal)
                ? Tree.List(_below.Select(item => Named(item.Branch, NameOf(key, item.Key, pod), pod)))
                : Tree.Map(_below.Select(item => (item.Key, (Node?)item.Branch.ToNode(item.Key, pod))));
        }

        private static MapNode Named(Branch branch, string name, Pod pod) =>
            Tree.Map([("name", Tree.Text(name)), .. ((MapNode)branch.ToNode("", pod)).Entries.Select(entry => (entry.Key, (Node?)entry.Value))]);

        private static string NameOf(string list, string index, Pod pod)
        {
            var containers = list switch
            {
                "initContainers" => pod.InitContainers,
                "containers" => pod.Containers,
                _ => pod.EphemeralContainers,
            };
            return containers[int.Parse(index, CultureInfo.InvariantCulture)].Name;
        }
    }
}
