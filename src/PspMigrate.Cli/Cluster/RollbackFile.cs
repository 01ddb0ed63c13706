using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster;

/// <summary>A namespace as it was before labels were applied.</summary>
/// <param name="Applied">The labels that were then applied.</param>
internal sealed record RollbackEntry(LiveNamespace Before, ImmutableSortedDictionary<string, string> Applied);

/// <summary>Previous labels and their owners, as a file: what <c>apply --rollback</c> needs.</summary>
internal sealed record RollbackFile(string Cluster, ImmutableArray<RollbackEntry> Entries) : IUndoFile
{
    private const int NamesShown = 10;

    public static readonly UndoFormat Format = new("pspmigrate-rollback", "rollback file", "apply", "--rollback-file", "apply --rollback");

    /// <summary>Admission policies and bindings that were applied, in that order, as they were before.</summary>
    public ImmutableArray<KeptEntry> Objects { get; init; } = [];

    /// <summary>This file with more entries; of a namespace that is in it already, the older state stays.</summary>
    public RollbackFile With(IEnumerable<RollbackEntry> more)
    {
        var known = Entries.ToDictionary(entry => entry.Before.Uid, StringComparer.Ordinal);
        foreach (var entry in more)
        {
            known[entry.Before.Uid] = known.TryGetValue(entry.Before.Uid, out var older)
                ? older with { Applied = older.Applied.SetItems(entry.Applied) }
                : entry;
        }

        return this with { Entries = [.. known.Values.OrderBy(entry => entry.Before.Name, StringComparer.Ordinal)] };
    }

    /// <summary>This file with more objects; of one that is in it already, the older state stays.</summary>
    public RollbackFile With(IEnumerable<KeptEntry> more) =>
        this with { Objects = [.. Objects.Concat(more).DistinctBy(entry => entry.Path, StringComparer.Ordinal)] };

    /// <summary>What it holds of some namespaces. Admission policies are about all of them, so they are no part of it.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="CommandException">It doesn't hold one of them.</exception>
    public RollbackFile Of(ImmutableArray<string> names, string path)
    {
        if (names.IsEmpty)
            return this;
        ImmutableArray<string> known = [.. Entries.Select(entry => entry.Before.Name)];
        var unknown = names.Except(known, StringComparer.Ordinal).ToArray();
        return unknown.Length == 0
            ? new(Cluster, [.. Entries.Where(entry => names.Contains(entry.Before.Name, StringComparer.Ordinal))])
            : throw new CommandException($"{path} has no namespace {Counted.Names(unknown, NamesShown)}", $"it has: {Counted.Names(known, NamesShown)}");
    }

    public string Text() => Format.Text(
        Cluster,
        ("namespaces", [.. Entries.Select(entry => new JsonObject
        {
            ["name"] = entry.Before.Name,
            ["uid"] = entry.Before.Uid,
            ["labels"] = new JsonObject(entry.Before.Labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)Label(label.Key, label.Value, entry)))),
        })]),
        ("objects", [.. Objects.Select(entry => new JsonObject { ["path"] = entry.Path, ["before"] = entry.Before?.DeepClone() })]));

    /// <exception cref="CommandException">It is no such file.</exception>
    public static RollbackFile Parse(string path, string text) => Format.Parse(
        path, text, (cluster, root) => new RollbackFile(cluster, [.. root.GetProperty("namespaces").EnumerateArray().Select(Entry)])
        {
            // Files of older versions have none.
            Objects = root.TryGetProperty("objects", out var objects) ? [.. objects.EnumerateArray().Select(Kept)] : [],
        });

    private static JsonObject Label(string key, OwnedLabel label, RollbackEntry entry) => new()
    {
        ["value"] = label.Value,
        ["owners"] = new JsonArray(
            [.. label.Owners.Select(owner => new JsonObject { ["manager"] = owner.Manager, ["operation"] = owner.Operation })]),
        ["applied"] = entry.Applied.GetValueOrDefault(key),
    };

    private static KeptEntry Kept(JsonElement element)
    {
        var path = element.GetProperty("path").GetString() ?? "";
        var said = element.GetProperty("before");
        var before = said.ValueKind == JsonValueKind.Null ? null : UndoFormat.Object(said);
        var name = before is null ? null : said.GetProperty("metadata").GetProperty("name").GetString() ?? "";
        return KeptApi.IsPath(path, name) ? new(path, before) : throw new FormatException($"{path} is not the path of an admission policy that was applied");
    }

    private static RollbackEntry Entry(JsonElement element)
    {
        var labels = element.GetProperty("labels").EnumerateObject().ToList();
        var (name, uid) = (element.GetProperty("name").GetString() ?? "", element.GetProperty("uid").GetString() ?? "");
        if (!ObjectNames.IsNamespace(name) || uid.Length == 0)
            throw new FormatException($"{name} is not the name of a namespace that was labelled");
        if (labels.Find(label => !LiveNamespace.IsKey(label.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } other)
            throw new FormatException($"apply never sets the label {other.Name}");
        var before = labels.ToImmutableSortedDictionary(
            label => label.Name,
            label => new OwnedLabel(
                label.Value.GetProperty("value").GetString(),
                [.. label.Value.GetProperty("owners").EnumerateArray().Select(owner =>
                    new FieldOwner(owner.GetProperty("manager").GetString() ?? "", owner.GetProperty("operation").GetString() ?? ""))]),
            StringComparer.Ordinal);
        return new(
            new(name, uid, before),
            labels.Where(label => label.Value.GetProperty("applied").ValueKind == JsonValueKind.String)
                .ToImmutableSortedDictionary(label => label.Name, label => label.Value.GetProperty("applied").GetString()!, StringComparer.Ordinal));
    }
}
