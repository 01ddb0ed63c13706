using PspMigrate.Conversion.Defaults;

namespace PspMigrate.Cli.Cluster;

/// <summary>Finds out who runs a cluster's API servers: by their version, to which distributions add their name, and by what stands on a node.</summary>
internal static class PlatformProbe
{
    /// <summary>The platform, and what tells it; null where nothing does.</summary>
    /// <exception cref="CommandLine.CommandException">The server can't be reached.</exception>
    public static async Task<(Platform Platform, string Source)?> Ask(ApiServer server)
    {
        var version = await ServerVersion.Ask(server);
        // Without the right to see nodes the version has to do.
        var answer = await server.Get("/api/v1/nodes?limit=1");
        return Platforms.OfNode(answer.IsSuccess ? Encoding.UTF8.GetString(answer.Body) : "", version.Text) is { } platform
            ? (platform, answer.IsSuccess ? $"version {version.Text} and a node" : $"version {version.Text}")
            : null;
    }
}
