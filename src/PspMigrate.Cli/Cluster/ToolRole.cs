namespace PspMigrate.Cli.Cluster;

/// <summary>The smallest roles that the tool needs, as manifests.</summary>
internal static class ToolRole
{
    /// <summary>One ClusterRole to read, made of the lists that are read, and one to apply labels.</summary>
    public static string Yaml() => string.Join("---\n",
    [
        Role(
            "What convert, check and access read.", "pspmigrate-read",
            [
                // A namespace named with -n is read by itself.
                Rule("", [ClusterList.Namespaces.Resource], "get", "list"),
                .. ClusterList.All.Where(list => list != ClusterList.Namespaces).GroupBy(list => list.Group, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Rule(group.Key, group.Select(list => list.Resource).Order(StringComparer.Ordinal), "list")),
            ]),
        Role("What apply needs as well.", "pspmigrate-apply", [Rule("", [ClusterList.Namespaces.Resource], "get", "patch")]),
        Role(
            "What apply --keep needs as well.", "pspmigrate-keep",
            [Rule("admissionregistration.k8s.io", KeptApi.Resources, "get", "create", "patch", "delete")]),
    ]);

    private static string Role(string why, string name, string[] rules) =>
        $"# {why}\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: {name}\nrules:\n{string.Concat(rules)}";

    private static string Rule(string group, IEnumerable<string> resources, params string[] verbs) =>
        $"- apiGroups: [\"{group}\"]\n  resources: [{string.Join(", ", resources)}]\n  verbs: [{string.Join(", ", verbs)}]\n";
}
