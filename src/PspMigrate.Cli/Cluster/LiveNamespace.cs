using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster;

/// <summary>Who set a field: the name of a field manager and how it wrote.</summary>
/// <param name="Operation"><c>Apply</c> or <c>Update</c>.</param>
internal sealed record FieldOwner(string Manager, string Operation)
{
    public static readonly FieldOwner Self = new("pspmigrate", "Apply");

    public bool IsHand => FieldManagers.IsHand(Manager, Operation);
}

/// <summary>A Pod Security label of a namespace.</summary>
/// <param name="Value">Null when there is none.</param>
internal sealed record OwnedLabel(string? Value, ImmutableArray<FieldOwner> Owners)
{
    public static readonly OwnedLabel None = new(null, []);
}

/// <summary>A namespace as it is in the cluster now: its Pod Security labels, and who owns them.</summary>
internal sealed record LiveNamespace(string Name, string Uid, ImmutableSortedDictionary<string, OwnedLabel> Labels)
{
    /// <summary>Whether a label is one of Pod Security's.</summary>
    public static bool IsKey(string label) => PodSecurityLabels.All.Contains(label, StringComparer.Ordinal);

    public OwnedLabel this[string key] => Labels.GetValueOrDefault(key) ?? OwnedLabel.None;

    public ImmutableSortedDictionary<string, string> Values => Labels
        .Where(label => label.Value.Value is not null)
        .ToImmutableSortedDictionary(label => label.Key, label => label.Value.Value!, StringComparer.Ordinal);

    /// <summary>The labels that we own: server-side apply takes away what its manager said before and doesn't say again.</summary>
    public ImmutableSortedDictionary<string, string> Own => Labels
        .Where(label => label.Value.Value is not null && label.Value.Owners.Contains(FieldOwner.Self))
        .ToImmutableSortedDictionary(label => label.Key, label => label.Value.Value!, StringComparer.Ordinal);

    /// <summary>Reads a Namespace object; owners are in its managedFields.</summary>
    public static LiveNamespace Of(JsonObject root)
    {
        var metadata = root["metadata"]!;
        return new(
            $"{metadata["name"]}",
            $"{metadata["uid"]}",
            PodSecurityLabels.All.ToImmutableSortedDictionary(
                key => key, key => new OwnedLabel(metadata["labels"]?[key]?.ToString(), [.. Owners(metadata, key)]), StringComparer.Ordinal));
    }

    private static IEnumerable<FieldOwner> Owners(JsonNode metadata, string key) =>
        from entry in metadata["managedFields"] as JsonArray ?? []
        where entry!["fieldsV1"]?["f:metadata"]?["f:labels"]?["f:" + key] is not null
        select new FieldOwner($"{entry["manager"]}", $"{entry["operation"]}");
}
