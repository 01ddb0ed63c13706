namespace PspMigrate.Cli.Cluster;

/// <summary>The smallest roles that the tool needs, as manifests.</summary>
internal static class ToolRole
{
    /// <summary>One ClusterRole to read, made of the lists that are read, and one to apply labels.</summary>
    public static string Yaml()
    {
        var text = new StringBuilder();
        text.Append("# What convert, check and access read.\n");
        Head(text, "pspmigrate-read");
        // A namespace named with -n is read by itself.
        Rule(text, "", [ClusterList.Namespaces.Resource], ["get", "list"]);
        foreach (var group in ClusterList.All.Where(list => list != ClusterList.Namespaces).GroupBy(list => list.Group, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
            Rule(text, group.Key, [.. group.Select(list => list.Resource).Order(StringComparer.Ordinal)], ["list"]);

        text.Append("---\n# What apply needs as well.\n");
        Head(text, "pspmigrate-apply");
        Rule(text, "", [ClusterList.Namespaces.Resource], ["get", "patch"]);
        text.Append("---\n# What apply --keep needs as well.\n");
        Head(text, "pspmigrate-keep");
        Rule(text, "admissionregistration.k8s.io", KeptApi.Resources, ["get", "create", "patch", "delete"]);
        return text.ToString();
    }

    private static void Head(StringBuilder text, string name) =>
        text.Append("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: ").Append(name).Append("\nrules:\n");

    private static void Rule(StringBuilder text, string group, IEnumerable<string> resources, IEnumerable<string> verbs) => text
        .Append("- apiGroups: [\"").Append(group).Append("\"]\n  resources: [").AppendJoin(", ", resources)
        .Append("]\n  verbs: [").AppendJoin(", ", verbs).Append("]\n");
}
