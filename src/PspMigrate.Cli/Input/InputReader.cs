using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.WhatIf;

namespace PspMigrate.Cli.Input;

/// <summary>What was read.</summary>
/// <param name="ServerVersion">The version of the cluster; null when only files were read.</param>
internal sealed record Given(ReadResult Manifests, Scope Scope, KubernetesVersion? ServerVersion)
{
    public Inventory Inventory => Manifests.Inventory;

    public IReadOnlyList<BuildOutput> Builds { get; init; } = [];

    public Without Without { get; init; } = Without.Nothing;
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
            KeepsRequiredFields = sources.AreObjectsWritten,
            Workers = Environment.ProcessorCount,
            Pipe = host.Pipe,
        });
        var trees = sources.Input.Trees;
        var files = sources.Files.IsEmpty && trees.Kustomizations.IsEmpty && trees.Cluster is null
            ? FilesRead.Nothing
            : FileReader.Read(InputFiles.Expand(sources.Files, sources.Input.Recursive, trees, host), reader, trees, host);
        if (sources.Cluster is { } cluster)
            return ReadCluster(sources, cluster, reader, files, host);
        var result = files.Finish(reader);
        return new(result, sources.Input.Selection.Of(result.Inventory), null) { Builds = files.Outputs };
    }

    /// <remarks>In a method of its own: without a cluster none of the client library is loaded.</remarks>
    private static Given ReadCluster(Sources sources, ClusterOptions cluster, ManifestReader reader, FilesRead files, Host host)
    {
        var (version, scope, said) = ClusterInput.Read(cluster, sources, reader, host);
        var result = files.Finish(reader);
        return new(result with { Diagnostics = [.. said, .. result.Diagnostics] }, scope, version) { Builds = files.Outputs };
    }
}
