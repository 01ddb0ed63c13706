using System.Text.Json.Nodes;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Cli.Cluster;

/// <summary>An admission policy or binding as it was before another was applied.</summary>
/// <param name="Before">What it said; null when there was none.</param>
internal sealed record KeptEntry(string Path, JsonObject? Before);

/// <summary>Reads, applies and takes away admission policies and their bindings.</summary>
internal sealed class KeptApi(ApiServer server)
{
    private const string Group = "admissionregistration.k8s.io/v1";

    public static readonly ImmutableArray<string> Resources =
    [
        "validatingadmissionpolicies", "validatingadmissionpolicybindings", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
    ];

    private static readonly string Owner = $"fieldManager={Uri.EscapeDataString(FieldOwner.Self.Manager)}&force=true";

    /// <exception cref="CommandException">It may not be read.</exception>
    public async Task<KeptEntry> Find(KeptObject item)
    {
        var path = PathOf(item);
        var answer = await server.Get(path);
        if (answer.IsNotFound)
            return new(path, Before: null);
        return answer.IsSuccess ? new(path, Stripped(answer)) : throw new CommandException($"{item.Kind} {item.Name} can't be read: {answer.Message}");
    }

    /// <summary>Server-side apply.</summary>
    public Task<ApiAnswer> Apply(KeptObject item, bool isDryRun) =>
        Apply($"{PathOf(item)}?{Owner}{(isDryRun ? "&dryRun=All" : "")}", KeptForms.JsonOf(item));

    /// <summary>Whether applying an object would change what is there.</summary>
    public async Task<bool> Changes(KeptObject item, KeptEntry now) =>
        now.Before is null || (await Apply(item, isDryRun: true) is { IsSuccess: true } answer && !JsonNode.DeepEquals(now.Before, Stripped(answer)));

    /// <summary>Whether what would be taken away belongs to somebody else by now.</summary>
    public async Task<bool> IsOfOthers(KeptEntry entry)
    {
        if (entry.Before is not null || await server.Get(entry.Path) is not { IsSuccess: true } answer)
            return false;
        return JsonNode.Parse(answer.Body)?["metadata"]?["labels"]?[OwnerKeys.ManagedBy]?.ToString() is not "pspmigrate";
    }

    /// <summary>Puts back what was there, or takes away what wasn't.</summary>
    /// <exception cref="CommandException">The server refused.</exception>
    public async Task Restore(KeptEntry entry)
    {
        var answer = entry.Before is { } before
            ? await Apply($"{entry.Path}?{Owner}", before.ToJsonString())
            : await server.Delete(entry.Path, options: null);
        if (!answer.IsSuccess && !answer.IsNotFound)
            throw new CommandException($"{entry.Path}: {answer.Message}");
    }

    private Task<ApiAnswer> Apply(string path, string json) => server.Patch(path, "application/apply-patch+yaml", json);

    /// <param name="name">The name that it must have; null for any.</param>
    public static bool IsPath(string path, string? name) =>
        Resources.FirstOrDefault(kind => path.StartsWith($"/apis/{Group}/{kind}/", StringComparison.Ordinal)) is { } kind
        && path[($"/apis/{Group}/{kind}/".Length)..] is { Length: > 0 } last
        && !last.Contains('/', StringComparison.Ordinal) && last is not ("." or "..")
        && (name is null || string.Equals(last, Uri.EscapeDataString(name), StringComparison.Ordinal));

    private static string PathOf(KeptObject item) => ApiServer.PathOf(item.Kind, Group, ns: null, item.Name);

    /// <summary>What was said, without what the server adds.</summary>
    private static JsonObject Stripped(ApiAnswer answer)
    {
        var node = JsonNode.Parse(answer.Body)!.AsObject();
        var metadata = node["metadata"]!.AsObject();
        foreach (var key in metadata.Select(entry => entry.Key).Except(["name", "labels", "annotations"], StringComparer.Ordinal).ToImmutableArray())
            metadata.Remove(key);
        node.Remove("status");
        return node;
    }
}
