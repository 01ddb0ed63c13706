namespace PspMigrate.Cli.Cluster;

/// <summary>A list that the API server refused.</summary>
/// <param name="Namespace">The namespace that it was asked for; null for all.</param>
/// <param name="Message">The server's own words.</param>
/// <param name="IsServed">Whether the server knows such objects at all.</param>
internal sealed record Gap(ClusterList List, string? Namespace, string Message, bool IsServed = true)
{
    /// <summary>What was refused, and what the answer lacks because of it; with the server's own words.</summary>
    public Problem Describe() => IsServed
        ? new($"no right to list {List.Resource}{(Namespace is null ? "" : $" in namespace {Namespace}")}: the answer lacks {List.Lack}", Message)
        : new($"the cluster doesn't serve {List.Resource}: the answer lacks {List.Lack}");
}
