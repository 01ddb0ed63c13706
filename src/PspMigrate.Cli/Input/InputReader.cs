using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Controls;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Input;

/// <summary>What was read.</summary>
/// <param name="ServerVersion">The version of the cluster; null when only files were read.</param>
internal sealed record Given(ReadResult Manifests, KubernetesVersion? ServerVersion);

/// <summary>Reads files, a cluster, or both into one inventory.</summary>
internal static class InputReader
{
    /// <exception cref="CommandException">Something can't be read.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public static Given Read(Sources sources, Host host)
    {
        var reader = new ManifestReader(new ReadOptions
        {
            DefaultNamespace = sources.Namespaces is [var only] ? only : null,
            Workers = Environment.ProcessorCount,
        });
        if (!sources.Files.IsEmpty)
            ManifestInput.Read(InputFiles.Expand(sources.Files, sources.Recursive, host), reader, host.Stop);
        return sources.Cluster is { } cluster ? ReadCluster(sources, cluster, reader, host) : new(reader.Finish(), null);
    }

    /// <remarks>In a method of its own: without a cluster none of the client library is loaded.</remarks>
    private static Given ReadCluster(Sources sources, ClusterOptions cluster, ManifestReader reader, Host host)
    {
        var (version, said) = ClusterInput.Read(cluster, sources.Lists, reader, sources.AreWorkloadsEssential, host);
        var result = reader.Finish();
        return new(result with { Diagnostics = [.. said, .. result.Diagnostics] }, version);
    }
}
