using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Controls;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Cluster;

/// <summary>A cluster as input: everything that is wanted of it, and what is to be said about it.</summary>
internal static class ClusterInput
{
    /// <summary>Reads a cluster into the reader.</summary>
    /// <param name="lists">What is wanted of it.</param>
    /// <param name="areWorkloadsEssential">Whether there is no answer without the workloads.</param>
    /// <returns>The version of its standards, and what to tell the user.</returns>
    /// <exception cref="CommandException">The cluster can't be read at all.</exception>
    public static (KubernetesVersion Version, ImmutableArray<Diagnostic> Said) Read(
        ClusterOptions options, ImmutableArray<ClusterList> lists, ManifestReader reader, bool areWorkloadsEssential, Host host)
    {
        using var server = ApiServer.Open(options, host);
        return Run(server, options, lists, reader, areWorkloadsEssential, host).GetAwaiter().GetResult();
    }

    private static async Task<(KubernetesVersion Version, ImmutableArray<Diagnostic> Said)> Run(
        ApiServer server,
        ClusterOptions options,
        ImmutableArray<ClusterList> lists,
        ManifestReader reader,
        bool areWorkloadsEssential,
        Host host)
    {
        var version = await ServerVersion.Ask(server, host.Stop);
        if (!version.HasPolicies && lists.Contains(ClusterList.Policies))
        {
            if (!reader.HasPolicies)
                throw NoPolicies(version, host);
            lists = lists.Remove(ClusterList.Policies);
        }

        var gaps = await new ClusterReader(server, version, reader, host).Read(lists, options);

        var said = gaps.Select(gap => Diagnostic(
            gap.List.IsEssential || (areWorkloadsEssential && gap.List.IsWorkload) ? Severity.Error : Severity.Warning,
            gap.Describe()));
        if (!gaps.IsEmpty)
            said = said.Append(Diagnostic(Severity.Note, new($"{host.CommandName} access --rbac prints the smallest role that grants what is missing")));
        // Where no workloads are read, labels are not the matter.
        if (version.Obstacle is { } obstacle && lists.Any(list => list.IsWorkload))
            said = said.Append(Diagnostic(Severity.Warning, obstacle));
        return (version.Standards, [.. said]);
    }

    private static CommandException NoPolicies(ServerVersion version, Host host) => new(
        $"this cluster ({version.Text}) has no PodSecurityPolicies any more: the API ended with v1.24",
        $"give them as files, together with the cluster's RBAC and workloads: {host.CommandName} convert --cluster policies.yaml");

    private static Diagnostic Diagnostic(Severity severity, Problem problem) => new(severity, problem.Message, default, problem.Advice);
}
