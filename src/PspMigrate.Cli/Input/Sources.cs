using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Verbs;

namespace PspMigrate.Cli.Input;

/// <summary>Where to read from: files, a cluster, or both.</summary>
/// <param name="Cluster">Null for files alone.</param>
internal sealed record Sources(InputOptions Input, ImmutableArray<string> Files, ClusterOptions? Cluster)
{
    public ImmutableArray<ClusterList> Lists { get; init; } = ClusterList.All;

    /// <summary>Whether there is no answer when the cluster won't show workloads.</summary>
    public bool AreWorkloadsEssential { get; init; }

    public bool AreObjectsWritten { get; init; }

    /// <summary>Whether there is no answer where a cluster has no policies any more and no file holds some.</summary>
    public bool ArePoliciesEssential { get; init; }

    /// <summary>Whether grants are wanted, too, of a cluster that has no policies any more.</summary>
    public bool AreOldGrantsWanted { get; init; }

    /// <summary>Whether other policies about pods are wanted, too, of those that admission asks.</summary>
    public bool AreGuardsWanted { get; init; }

    /// <summary>The cluster counts when no file is named, or when any option about it is given.</summary>
    public static Sources From(InputOptions input, Host host)
    {
        var (files, cluster) = (input.Files, input.Cluster);
        // "--cluster policies.yaml" reads a file together with the cluster.
        if (cluster.Cluster is { } typed && ClusterOptions.IsFile(typed, host))
        {
            files = files.Insert(0, typed);
            cluster = cluster with { Cluster = null };
        }

        return new(input, files, (files.IsEmpty && input.Trees is { Kustomizations.IsEmpty: true, Cluster: null }) || cluster.IsAsked ? cluster : null);
    }
}
