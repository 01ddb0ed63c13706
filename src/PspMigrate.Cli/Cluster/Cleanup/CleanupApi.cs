using System.Net;
using System.Text.Json.Nodes;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports.Cleanup;

namespace PspMigrate.Cli.Cluster.Cleanup;

/// <summary>Reads, deletes, changes and puts back what a cleanup is about.</summary>
internal sealed class CleanupApi(ApiServer server)
{
    private const string Owner = "fieldManager=pspmigrate";

    /// <summary>What is there now; null when it is gone already.</summary>
    /// <exception cref="CommandException">It may not be read.</exception>
    public async Task<SavedObject?> Save(CleanupItem item)
    {
        var path = ApiServer.PathOf(item.Kind, item.ApiVersion, item.Namespace, item.Name);
        var answer = await server.Get(path);
        if (answer.IsNotFound)
            return null;
        if (!answer.IsSuccess)
            throw new CommandException($"{item.Kind} {item.Name} can't be read: {answer.Message}");
        if (!item.IsStill(Encoding.UTF8.GetString(answer.Body)))
            throw new CommandException($"{item.Kind} {item.Name} has changed while it was looked at", "run the same command again");
        return SavedObject.Of(path, answer.Object(), item.Goes ? null : RolePatch.Of(item));
    }

    /// <summary>Deletes or changes an object, unless it has changed since it was saved.</summary>
    public async Task<ApiAnswer> Apply(SavedObject saved, bool isDryRun)
    {
        if (saved.Patch is { } patch)
        {
            var answer = await server.Patch($"{saved.Path}?{Owner}{(isDryRun ? "&dryRun=All" : "")}", "application/json-patch+json", patch);
            // Where the first answer was lost, and the request sent again, its tests find nothing any more.
            return !isDryRun && !answer.IsSuccess && await server.Get(saved.Path) is { IsSuccess: true } live && IsWithoutRules(saved, live)
                ? live
                : answer;
        }

        // Where a body says the options, the server doesn't look at those of the address (apiserver pkg/endpoints/handlers/delete.go): not at dryRun either.
        var options = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "DeleteOptions",
            ["preconditions"] = new JsonObject { ["resourceVersion"] = saved.Version },
            ["dryRun"] = isDryRun ? new JsonArray("All") : null,
        };
        return await server.Delete(saved.Path, options.ToJsonString());
    }

    /// <summary>Why an object can't be put back; null when it can, or is there already.</summary>
    public async Task<string?> Obstacle(SavedObject saved)
    {
        var answer = await server.Get(saved.Path);
        if (answer.IsNotFound)
            return saved.Patch is null ? null : $"{saved.Name} is gone, which only lost rules";
        if (!answer.IsSuccess)
            return $"{saved.Name} can't be read: {answer.Message}";
        if (saved.SaysTheSame(answer.Object()))
            return null;
        return IsWithoutRules(saved, answer) ? null : $"{saved.Name} has changed since";
    }

    private async Task<bool> IsBack(SavedObject saved) =>
        await server.Get(saved.Path) is { IsSuccess: true } live && saved.SaysTheSame(live.Object());

    private static bool IsWithoutRules(SavedObject saved, ApiAnswer live) => saved.After() is { } after && SavedObject.Same(after, live.Object());

    /// <exception cref="CommandException">The server refused.</exception>
    public async Task Restore(SavedObject saved)
    {
        var answer = saved.Patch is null
            ? await server.Post($"{saved.Path[..saved.Path.LastIndexOf('/')]}?{Owner}", saved.Before.ToJsonString())
            : await server.Patch(
                $"{saved.Path}?{Owner}", "application/merge-patch+json",
                new JsonObject { ["rules"] = saved.Before["rules"]?.DeepClone() }.ToJsonString());
        // Where the first answer was lost, it is there already; else somebody has made another since.
        if (!answer.IsSuccess && (answer.Code != HttpStatusCode.Conflict || !await IsBack(saved)))
            throw new CommandException($"{saved.Name}: {answer.Message}");
    }
}
