using System.Net;
using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster;

/// <summary>Reads single namespaces and changes their labels.</summary>
/// <param name="isDryRun">Whether the server only says what it would do.</param>
internal sealed class NamespaceApi(ApiServer server, bool isDryRun)
{
    /// <summary>The namespace that every cluster has.</summary>
    public const string System = "kube-system";

    private const int Attempts = 4;

    public NamespaceApi DryRun => new(server, isDryRun: true);

    /// <summary>The namespace; null when there is none.</summary>
    /// <exception cref="CommandException">It may not be read.</exception>
    public async Task<LiveNamespace?> Find(string name) =>
        await Get(name) is { } found ? LiveNamespace.Of(found) : null;

    /// <summary>What tells one cluster from another: the uid of its namespace kube-system.</summary>
    /// <exception cref="CommandException">It can't be read, so that nothing could be undone.</exception>
    public async Task<string> ClusterId() =>
        (await Find(System))?.Uid ?? throw new CommandException($"there is no namespace {System}, by which undo files identify their cluster");

    /// <summary>The whole object; null when there is none.</summary>
    /// <exception cref="CommandException">It may not be read.</exception>
    public async Task<JsonObject?> Get(string name)
    {
        // Files may name some that no cluster has: no other may become a part of a request's path.
        if (!ObjectNames.IsNamespace(name))
            return null;
        var answer = await server.Get(PathOf(name));
        if (answer.IsNotFound)
            return null;
        return answer.IsSuccess ? answer.Object() : throw new CommandException($"namespace {name} can't be read: {answer.Message}");
    }

    /// <summary>Server-side apply of these labels and nothing else; of no other namespace of that name, and never makes one.</summary>
    /// <param name="force">Whether to take labels that others own.</param>
    public Task<ApiAnswer> Apply(string name, string uid, IEnumerable<KeyValuePair<string, string>> labels, bool force) =>
        Apply(name, Object(name, uid, labels.Select(label => KeyValuePair.Create(label.Key, (string?)label.Value))), FieldOwner.Self.Manager, force);

    /// <summary>Server-side apply of a whole configuration of another manager.</summary>
    public Task<ApiAnswer> Apply(string name, JsonObject configuration, string manager, bool force) =>
        Patch(name, "application/apply-patch+yaml", configuration, $"fieldManager={Uri.EscapeDataString(manager)}&force={(force ? "true" : "false")}");

    /// <summary>Sets labels, or takes them away where the value is null, in the name of a manager.</summary>
    public Task<ApiAnswer> Merge(string name, string uid, IEnumerable<KeyValuePair<string, string?>> labels, string manager) =>
        Patch(name, "application/merge-patch+json", Object(name, uid, labels), $"fieldManager={Uri.EscapeDataString(manager)}");

    private static string PathOf(string name) => $"{ClusterList.Namespaces.Path(null)}/{Uri.EscapeDataString(name)}";

    private static JsonObject Object(string name, string uid, IEnumerable<KeyValuePair<string, string?>> labels) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Namespace",
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["uid"] = uid,
            ["labels"] = new JsonObject(labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))),
        },
    };

    /// <remarks>A conflict that names no field manager means that somebody wrote at the same moment: that passes.</remarks>
    private async Task<ApiAnswer> Patch(string name, string type, JsonObject body, string query)
    {
        var path = $"{PathOf(name)}?{query}{(isDryRun ? "&dryRun=All" : "")}";
        for (var attempt = 1; ; attempt++)
        {
            var answer = await server.Patch(path, type, body.ToJsonString());
            if (answer.Code != HttpStatusCode.Conflict || !answer.FieldConflicts.IsEmpty || attempt == Attempts)
                return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), server.Stop);
        }
    }
}
