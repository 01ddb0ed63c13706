namespace PspMigrate.Cli.Input.Trees;

/// <summary>Puts objects that name no namespace into one.</summary>
internal static class DefaultNamespace
{
    /// <param name="node">An object; kinds that have no namespace aren't read for one.</param>
    public static MapNode Of(MapNode node, string ns)
    {
        if (node["metadata"] is not MapNode metadata || metadata["namespace"] is not null)
            return node;
        var own = new MapNode(metadata.At, [.. metadata.Entries, new("namespace", metadata.At, new ScalarNode(metadata.At, ns, ScalarType.String))]);
        return new(node.At, [.. node.Entries.Select(entry => entry.Key is "metadata" ? entry with { Value = own } : entry)]);
    }
}
