using System.Collections.Concurrent;
using System.Net;
using PspMigrate.Cli.Verbs;

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

/// <summary>Reads what a cluster holds, page by page, into the reader that also reads files.</summary>
internal sealed class ClusterReader(ApiServer server, ServerVersion version, ManifestReader manifests, Host host)
{
    private const int ParallelLists = 6;

    private readonly ConcurrentBag<Gap> _gaps = [];
    private readonly Lock _reading = new();

    /// <returns>The namespaces that were asked for, by the labels in files and in the cluster, and what the server refused, by resource.</returns>
    /// <exception cref="CommandException">The server can't be reached.</exception>
    public async Task<(Scope Scope, ImmutableArray<Gap> Gaps)> Read(IReadOnlyList<ClusterList> wanted, InputOptions input)
    {
        using var progress = new ListProgress(host);
        var todo = wanted.Select(Served).ToList();
        todo.Remove(ClusterList.Namespaces);
        var scope = await ReadNamespaces(input, progress);

        // Where few namespaces are wanted, only those are asked for: that needs no rights on the others.
        var places = input.Selection.Names.IsEmpty ? [null] : scope.Names!.Order(StringComparer.Ordinal).Select(string? (name) => name).ToList();
        var jobs = todo.SelectMany(list => list.IsNamespaced ? places.Select(place => (list, place)) : [(list, null)]);
        await Parallel.ForEachAsync(
            jobs,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelLists, CancellationToken = host.Stop },
            async (job, stop) => await ReadList(job.list, job.place, "", item => !job.list.IsNamespaced || scope.Contains(item.Namespace), progress, stop));
        return (input.Selector is null ? input.Selection.Of([]) : scope,
            [.. _gaps.OrderBy(gap => gap.List.Resource, StringComparer.Ordinal).ThenBy(gap => gap.Namespace, StringComparer.Ordinal)]);
    }

    private ClusterList Served(ClusterList list) =>
        list == ClusterList.CronJobs && !version.HasStableCronJobs ? list with { Version = "v1beta1" } : list;

    private async Task<Scope> ReadNamespaces(InputOptions input, ListProgress progress)
    {
        var names = input.Selection.Names;
        if (names.IsEmpty || input.Selector is not null)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            var selector = input.Selector is null ? "" : "&labelSelector=" + Uri.EscapeDataString(input.Selector);
            await ReadList(ClusterList.Namespaces, null, selector,
                item => (names.IsEmpty || names.Contains(item.Name, StringComparer.Ordinal)) && found.Add(item.Name), progress, host.Stop);
            if (input.Selector is null)
                return Scope.All;
            found.UnionWith(input.Selection.Of(manifests.Namespaces).Names!);
            return new(found);
        }

        var there = new List<string>();
        foreach (var name in names)
        {
            var answer = await server.Get($"{ClusterList.Namespaces.Path(null)}/{Uri.EscapeDataString(name)}");
            if (answer.IsNotFound)
            {
                // The files may have it; if they don't, that is said of the whole input.
                if (!input.HasFiles)
                    throw new CommandException($"the cluster has no namespace \"{name}\"");
                continue;
            }

            there.Add(name);
            if (answer.IsSuccess)
                Add(ClusterList.Namespaces, answer.Body, ("", name));
            else
                Refused(ClusterList.Namespaces, name, answer);
        }

        return new(there);
    }

    private async Task ReadList(
        ClusterList list, string? place, string query, Func<(string Namespace, string Name), bool> isWanted, ListProgress progress, CancellationToken stop)
    {
        var refusal = await PagedList.Read(server, list.Path(place), query, Read);
        if (refusal is not null)
            Refused(list, place, refusal);

        void Read(ReadOnlySpan<byte> item, (string Namespace, string Name) names)
        {
            // Another list has failed.
            stop.ThrowIfCancellationRequested();
            if (isWanted(names))
                Add(list, item, names);
            progress.Count(list.Resource);
        }
    }

    private void Add(ClusterList list, ReadOnlySpan<byte> item, (string Namespace, string Name) names)
    {
        lock (_reading)
            manifests.AddLive(ListPage.SourceOf(list.Kind, names), list.ApiVersion, list.Kind, item);
    }

    private void Refused(ClusterList list, string? place, ApiAnswer answer)
    {
        if (answer.Code == HttpStatusCode.BadRequest)
            throw new CommandException($"the API server rejected the request: {answer.Message}", "check --selector");
        var isServed = answer.Code != HttpStatusCode.NotFound;
        // A server without the API has no policies: that is an answer.
        if (isServed || list != ClusterList.Policies)
            _gaps.Add(new Gap(list, place, answer.Message, isServed));
    }
}
