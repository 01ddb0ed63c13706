namespace PspMigrate.Manifests.Readers;

/// <summary>Finds pod templates by their shape: a map under <c>template</c> or <c>…Template</c> whose spec lists containers.</summary>
internal static class PodTemplateSearch
{
    public static IEnumerable<Fields> Find(Fields fields)
    {
        foreach (var entry in fields.Map.Entries)
        {
            switch (entry.Value)
            {
                case MapNode map when IsTemplateKey(entry.Key) && IsTemplate(map):
                    yield return fields.Child(entry.Key)!;
                    break;
                case MapNode map when EmbeddedObjects.IsElsewhere(map):
                    break;
                case MapNode:
                    foreach (var found in Find(fields.Child(entry.Key)!))
                        yield return found;
                    break;
                case ListNode list when list.Items.All(item => item is MapNode):
                    foreach (var found in fields.Children(entry.Key).Where(item => !EmbeddedObjects.IsElsewhere(item.Map)).SelectMany(Find))
                        yield return found;
                    break;
                default:
                    break;
            }
        }
    }

    private static bool IsTemplateKey(string key) => key.EndsWith("template", StringComparison.OrdinalIgnoreCase);

    private static bool IsTemplate(MapNode map) => map.Find("spec", "containers") is ListNode;
}
