namespace PspMigrate.Manifests.Writers;

/// <summary>A Namespace with labels, whole or partial.</summary>
internal static class NamespaceWriter
{
    public static MapNode Write(
        string name, IEnumerable<KeyValuePair<string, string>> labels, IEnumerable<KeyValuePair<string, string>>? annotations = null)
    {
        var noted = Texts(annotations ?? []);
        return Tree.Map(
            ("apiVersion", Tree.Text("v1")),
            ("kind", Tree.Text("Namespace")),
            ("metadata", Tree.Map(
                ("name", Tree.Text(name)),
                ("annotations", noted.Entries.Count == 0 ? null : noted),
                ("labels", Texts(labels)))));
    }

    private static MapNode Texts(IEnumerable<KeyValuePair<string, string>> texts) => Tree.Map(texts.Select(text => (text.Key, Tree.Text(text.Value))));
}
