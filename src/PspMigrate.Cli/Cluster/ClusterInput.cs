using PspMigrate.Cli.Input;
using PspMigrate.Cli.Verbs;

namespace PspMigrate.Cli.Cluster;

/// <summary>A cluster as input: everything that is wanted of it, and what is to be said about it.</summary>
internal static class ClusterInput
{
    /// <returns>The version of its standards, the namespaces that were asked for, and what to tell the user.</returns>
    /// <exception cref="CommandException">The cluster can't be read at all.</exception>
    public static (KubernetesVersion Version, Scope Scope, ImmutableArray<Diagnostic> Said) Read(
        ClusterOptions options, Sources sources, ManifestReader reader, Host host)
    {
        using var server = ApiServer.Open(options, host);
        return Run(server, sources, reader, host).GetAwaiter().GetResult();
    }

    private static async Task<(KubernetesVersion Version, Scope Scope, ImmutableArray<Diagnostic> Said)> Run(
        ApiServer server, Sources sources, ManifestReader reader, Host host)
    {
        var (lists, areWorkloadsEssential) = (sources.Lists, sources.AreWorkloadsEssential);
        var version = await ServerVersion.Ask(server);
        if (!version.HasPolicies && lists.Contains(ClusterList.Policies))
        {
            if (!reader.HasPolicies && sources.ArePoliciesEssential)
                throw NoPolicies(version, host);
            // Levels then follow from workloads alone; grants outlive policies, and mean nothing without them.
            areWorkloadsEssential |= !reader.HasPolicies && !sources.AreOldGrantsWanted;
            lists = reader.HasPolicies || sources.AreOldGrantsWanted ? lists.Remove(ClusterList.Policies) : [.. lists.Where(list => !list.IsAboutPolicies)];
        }

        var (scope, gaps) = await new ClusterReader(server, version, reader, host).Read(lists, sources.Input);

        if (sources.AreGuardsWanted)
            await new ClusterGuards(server, reader).Read();

        Severity Of(Gap gap) => gap.List.IsEssential || (areWorkloadsEssential && gap is { List.IsWorkload: true, IsServed: true })
            ? Severity.Error
            : Severity.Warning;
        // The gravest one is shown however many there are.
        var gravest = gaps.Where(gap => gap.IsServed).MaxBy(Of);
        var way = $"{host.CommandName} access --rbac prints the smallest role that grants what is missing";
        var said = gaps.Select(gap => Diagnostic(
            Of(gap), gap == gravest ? gap.Describe() with { Advice = $"{gap.Message}\n{way}" } : gap.Describe()));
        // Where no workloads are read, labels are not the matter.
        if (version.Obstacle is { } obstacle && lists.Any(list => list.IsWorkload))
            said = said.Append(Diagnostic(Severity.Warning, obstacle));
        var (standards, note) = VersionText.Known(version.Minor);
        if (note is not null)
            said = said.Append(Diagnostic(Severity.Note, new(note)));
        return (standards, scope, [.. said]);
    }

    private static CommandException NoPolicies(ServerVersion version, Host host) => new(
        $"this cluster ({version.Text}) no longer has PodSecurityPolicies: the API was removed in v1.25",
        $"give them as files, together with the cluster's RBAC and workloads: {host.CommandName} access -f policies.yaml --context CONTEXT");

    private static Diagnostic Diagnostic(Severity severity, Problem problem) => new(severity, problem.Message, default, problem.Advice);
}
