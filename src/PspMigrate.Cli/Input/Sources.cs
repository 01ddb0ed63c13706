using System.Collections.Immutable;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Input;

/// <summary>Where to read from: files, a cluster, or both.</summary>
/// <param name="Files">As typed.</param>
/// <param name="Recursive">Whether to look below directories.</param>
/// <param name="Namespaces">The values of <c>-n</c>: for a cluster the only ones wanted, for files the one of objects that name none.</param>
/// <param name="Cluster">Null for files alone.</param>
internal sealed record Sources(
    ImmutableArray<string> Files, bool Recursive, ImmutableArray<string> Namespaces, ClusterOptions? Cluster)
{
    /// <summary>What is wanted of the cluster.</summary>
    public ImmutableArray<ClusterList> Lists { get; init; } = ClusterList.All;

    /// <summary>Whether there is no answer when the cluster won't show workloads.</summary>
    public bool AreWorkloadsEssential { get; init; }

    /// <summary>The cluster counts when no file is named, or when any option about it is given.</summary>
    /// <exception cref="CommandException">The options contradict each other.</exception>
    public static Sources From(
        ImmutableArray<string> files, bool recursive, ImmutableArray<string> namespaces, ClusterOptions cluster, Host host)
    {
        // "--cluster policies.yaml" reads a file together with the cluster.
        if (cluster.Cluster is { } typed && (typed is "-" || Path.Exists(host.FullPath(typed))))
        {
            files = files.Insert(0, typed);
            cluster = cluster with { Cluster = null };
        }

        if (files.IsEmpty || cluster.IsAsked)
            return new(files, recursive, namespaces, cluster);
        return namespaces.Length <= 1
            ? new(files, recursive, namespaces, null)
            : throw new CommandException("--namespace can be given only once for files", "it is the namespace of objects that name none");
    }
}
