namespace PspMigrate.Cli.Cluster;

/// <summary>Puts a namespace's labels back as a rollback file says, with their owners.</summary>
internal sealed class Rollback(NamespaceApi api)
{
    /// <summary>The labels that somebody has changed since they were applied: neither what was applied nor what was before.</summary>
    /// <returns>Null when the namespace is gone, or another of the same name is there.</returns>
    public async Task<ImmutableArray<string>?> ChangedSince(RollbackEntry entry)
    {
        var live = await api.Find(entry.Before.Name);
        return live is null || !string.Equals(live.Uid, entry.Before.Uid, StringComparison.Ordinal)
            ? null
            :
            [
                .. live.Labels
                    .Where(label => !Is(label.Value.Value, entry.Before[label.Key].Value)
                        && !Is(label.Value.Value, entry.Applied.GetValueOrDefault(label.Key)))
                    .Select(label => label.Key),
            ];
    }

    /// <remarks>
    /// First the others get back what they owned: who wrote by apply, by applying the same as before, so that they own nothing more and
    /// nothing less. Then we say again what we owned before, which gives up everything else. So every label says at each moment what it said
    /// before or after: whoever stops in between finds nothing changed by others, and no namespace is open for a moment.
    /// </remarks>
    /// <exception cref="CommandException">The server refused.</exception>
    public async Task Restore(RollbackEntry entry)
    {
        var before = entry.Before;
        var owners = before.Labels
            .Where(label => label.Value.Value is not null)
            .SelectMany(label => label.Value.Owners, (label, owner) => (Owner: owner, label.Key, label.Value.Value))
            .Where(label => label.Owner != FieldOwner.Self)
            .GroupBy(label => label.Owner);
        foreach (var owner in owners)
            await GiveBack(before, owner.Key, [.. owner.Select(label => KeyValuePair.Create(label.Key, label.Value))]);
        Check(before, await api.Apply(before.Name, before.Uid, before.Own, force: true));
        await Finish(before);
    }

    /// <summary>What others own by now, or nobody owned before.</summary>
    private async Task Finish(LiveNamespace before)
    {
        var live = await Live(before);
        var rest = before.Labels
            .Where(label => !Is(label.Value.Value, live[label.Key].Value))
            .Select(label => KeyValuePair.Create(label.Key, label.Value.Value))
            .ToList();
        if (rest.Count > 0)
            Check(before, await api.Merge(before.Name, before.Uid, rest, FieldOwner.Self.Manager));
    }

    private async Task GiveBack(LiveNamespace before, FieldOwner owner, IReadOnlyList<KeyValuePair<string, string?>> labels)
    {
        var now = await Live(before);
        if (labels.All(label => Is(now[label.Key].Value, label.Value) && now[label.Key].Owners.Contains(owner)))
            return;
        if (string.Equals(owner.Operation, "Apply", StringComparison.Ordinal)
            && await api.Get(before.Name) is { } live
            && OwnedFields.Of(live, owner.Manager) is { } configuration)
        {
            var metadata = configuration["metadata"] as System.Text.Json.Nodes.JsonObject ?? [];
            configuration["metadata"] ??= metadata;
            metadata["name"] = before.Name;
            metadata["uid"] = before.Uid;
            var applied = metadata["labels"] as System.Text.Json.Nodes.JsonObject ?? [];
            metadata["labels"] ??= applied;
            foreach (var (key, value) in labels)
                applied[key] = value;
            Check(before, await api.Apply(before.Name, configuration, owner.Manager, force: true));
            return;
        }

        Check(before, await api.Merge(before.Name, before.Uid, labels, owner.Manager));
    }

    private async Task<LiveNamespace> Live(LiveNamespace before) =>
        await api.Find(before.Name) ?? throw new CommandException($"namespace {before.Name} is gone");

    private static void Check(LiveNamespace before, ApiAnswer answer)
    {
        if (!answer.IsSuccess)
            throw new CommandException($"namespace {before.Name}: {answer.Message}");
    }

    private static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
