using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Git;

/// <summary>Makes sure that each kustomization that built before builds after a request, and differs only in the labels.</summary>
/// <param name="worktree">A checkout of the base, which the request is tried in.</param>
/// <param name="commit">The base.</param>
/// <param name="builds">What was built before.</param>
internal sealed class BuildGuard(Worktree worktree, string commit, ImmutableArray<BuildOutput> builds, TreeOptions options, Host host)
{
    /// <exception cref="CommandException">A build would fail, or hold something else; nothing was changed.</exception>
    public void Check(IEnumerable<RequestPlan> requests)
    {
        foreach (var request in requests)
        {
            var wanted = request.Changes
                .Where(change => change.ChangesFiles)
                .ToDictionary(change => change.Name, change => change.Labels.ToArray(), StringComparer.Ordinal);
            var created = request.Changes.Where(change => change.Kind == ChangeKind.Create).Select(change => change.Name).ToHashSet(StringComparer.Ordinal);
            Build(request, builds, (before, after) => Check(before, after, created, wanted));
        }
    }

    /// <summary>Makes sure that builds lose nothing but what a cleanup takes away; what has nothing left to build goes.</summary>
    /// <exception cref="CommandException">A build would fail, or hold something else; nothing was changed.</exception>
    public void CheckCleanup(RequestPlan request)
    {
        var gone = request.Steps.SelectMany(step => step.Files).Where(file => file.After is null && Kustomization.IsNamed(file.Path))
            .Select(file => TreePath.DirectoryOf(file.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var before in builds.Where(build => gone.Contains(build.Root)))
            Compare(before, []);
        Build(request, builds.Where(build => !gone.Contains(build.Root)), (before, after) => Compare(
            before, [.. (after.Objects ?? throw Broken(before, after)).Select(item => item.Node)]));

        static void Compare(BuildOutput before, IReadOnlyCollection<MapNode> after)
        {
            if (CleanupDifference.Find(before.Objects, after) is { } different)
                throw Refusal(before, $"would lose or change {different}", "take PodSecurityPolicy out of it by hand");
        }
    }

    /// <summary>Builds again what is left once a request is merged.</summary>
    private void Build(RequestPlan request, IEnumerable<BuildOutput> left, Action<BuildOutput, Build> check)
    {
        if (builds.IsEmpty || Kustomize.Find(options.AllowsRemote, host) is not { } kustomize)
            return;
        try
        {
            foreach (var file in request.Steps.SelectMany(step => step.Files))
                worktree.Write(file);
            foreach (var before in left)
                check(before, kustomize.Run(worktree.PathOf(before.Root), before.Root, before.Into));
        }
        finally
        {
            worktree.Reset(commit);
        }
    }

    private static void Check(BuildOutput before, Build after, HashSet<string> created, Dictionary<string, KeyValuePair<string, string>[]> wanted)
    {
        if (after.Objects is null)
            throw Broken(before, after);
        if (BuildDifference.Find(before.Objects, after.Objects.Select(item => item.Node), created) is { } different)
            throw Refusal(before, $"would hold another {different}, in more than its labels");
        foreach (var ns in after.Objects.Select(item => item.Node).Where(node => node["kind"] is ScalarNode { Text: "Namespace" }))
        {
            var labels = ns.Find("metadata", "labels") as MapNode;
            if (ns.Find("metadata", "name") is ScalarNode name && wanted.TryGetValue(name.Text, out var needed)
                && Array.Exists(
                    needed, label => labels?[label.Key] is not ScalarNode value || !string.Equals(value.Text, label.Value, StringComparison.Ordinal)))
            {
                throw Refusal(before, $"would not have the labels of namespace {name.Text}: something in it overwrites them");
            }
        }
    }

    private static CommandException Broken(BuildOutput before, Build after) =>
        Refusal(before, $"could no longer be built: {after.Error}", "edit it by hand");

    private static CommandException Refusal(BuildOutput before, string what, string advice = "label its namespaces by hand") => before.Root.Length == 0
        ? new($"after these changes the kustomization at the root {what}", $"nothing was changed; {advice}")
        : new($"after these changes the kustomization {before.Root} {what}", $"nothing was changed; leave it out with --exclude {before.Root}, or {advice}");
}
