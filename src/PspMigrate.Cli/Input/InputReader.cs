using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Cli.Input;

/// <summary>What was read.</summary>
/// <param name="Scope">The namespaces of it that were asked for.</param>
/// <param name="ServerVersion">The version of the cluster; null when only files were read.</param>
internal sealed record Given(ReadResult Manifests, Scope Scope, KubernetesVersion? ServerVersion)
{
    public Inventory Inventory => Manifests.Inventory;
}

/// <summary>Reads files, a cluster, or both into one inventory.</summary>
internal static class InputReader
{
    /// <exception cref="CommandException">Something can't be read.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public static Given Read(Sources sources, Host host)
    {
        var reader = new ManifestReader(new ReadOptions
        {
            DefaultNamespace = sources.Input.DefaultNamespace,
            Workers = Environment.ProcessorCount,
        });
        if (!sources.Files.IsEmpty)
            ManifestInput.Read(InputFiles.Expand(sources.Files, sources.Input.Recursive, host), reader, host.Stop);
        if (sources.Cluster is { } cluster)
            return ReadCluster(sources, cluster, reader, host);
        var result = reader.Finish();
        return new(result, sources.Input.Selection.Of(result.Inventory), null);
    }

    /// <remarks>In a method of its own: without a cluster none of the client library is loaded.</remarks>
    private static Given ReadCluster(Sources sources, ClusterOptions cluster, ManifestReader reader, Host host)
    {
        var (version, scope, said) = ClusterInput.Read(cluster, sources, reader, host);
        var result = reader.Finish();
        return new(result with { Diagnostics = [.. said, .. result.Diagnostics] }, scope, version);
    }
}
