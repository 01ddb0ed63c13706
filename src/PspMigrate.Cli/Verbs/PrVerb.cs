using PspMigrate.Cli.Git;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.PullRequests;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>pr</c>: a repository's manifests in; a pull request with the labels out.</summary>
internal sealed class PrVerb() : Verb("pr", "Open a pull request that labels the namespaces of a Git repository", "[FILE...]", PrOptions.Groups,
[
    new("Label the namespaces of this repository's manifests, and open a pull request", "{0} pr"),
    new("See what would change", "{0} pr --dry-run"),
    new("Finally, remove what is left of PodSecurityPolicy", "{0} pr --cleanup"),
    new("Take policies, RBAC and workloads from the live cluster, and stop before pushing", "{0} pr --live --commit"),
    new("Open one request per team, identified by a label of its namespaces", "{0} pr --split team --split-by label=owner"),
])
{
    public override int Run(ParsedArguments values, Host host)
    {
        var options = PrOptions.From(values);
        var repository = GitRepository.Open(host);
        var (baseBranch, baseCommit) = repository.Base(options.Base, options.Remote);
        var remote = options.Goal < PrGoal.Push ? null : repository.Remote(options.Remote)
            ?? throw new CommandException($"there is no remote {options.Remote} to push to", "name one with --remote, or stop before that with --commit");

        using var worktree = Worktree.Create(repository.Git, baseCommit, host);
        var (files, tree, submodules) = RepositoryFiles.Read(worktree, options.Paths.Select(repository.PathOf), options.Input.Trees);
        PrOutput.NotRead(tree, submodules, options, host);
        var repositoryGiven = RepositoryInput.Read(tree, options.Input, host).Without(Submodules.Parts(repository.Git.Directory, submodules, host.Stop));
        var given = Read(repositoryGiven.Given, options, host);
        var checkout = new Checkout(repository, worktree, baseBranch, baseCommit, remote);
        if (options.Cleanup)
            return CleanUp(checkout, files, tree, repositoryGiven, options, host);
        var inventory = given.Inventory;
        var (plan, fixes) = RequestFixes.Plan(options, given, files, host);
        var planner = new RepositoryPlanner(plan, files, new()
        {
            NewFiles = options.NewFiles is { } typed ? repository.PathOf(typed) : null,
            MakesFiles = options.MakesFiles,
            Built = repositoryGiven.Namespaces,
            Moved = repositoryGiven.Moved,
            OfFleet = repositoryGiven.OfFleet,
            IsOwn = new Origins(repository.Git.Directory, host).May,
        });
        var changes = options.Partial ? planner.Changes() : IncompleteNamespaces.LeaveAlone(planner.Changes(), plan.Missing);
        ProblemWriter.Write(WorkloadNotes.Of(given), host);
        PrOutput.LeftAlone(changes, host);
        PrOutput.Warn(plan, changes, fixes.Fixes, host);
        ProblemWriter.Write([.. fixes.Problems, .. FixMessages.Of(fixes.Fixes)], host);
        var publisher = new Publisher(checkout, options, host);
        var requests = new RequestPlanner(plan, files, planner.Kustomizations, fixes, options, publisher.BodyLimit).Plan(changes);
        if (requests.IsEmpty)
        {
            host.Error.WriteLine($"nothing to change: {RequestSummary.Of(plan, changes)}");
            return plan.Namespaces.IsEmpty || (inventory.Policies.IsEmpty && inventory.Workloads.IsEmpty) ? ExitCode.NothingRead : ExitCode.Ok;
        }

        new BuildGuard(worktree, baseCommit, Fixed(repositoryGiven.Builds, fixes.Built), options.Input.Trees, host).Check(requests);
        var undone = publisher.Publish(requests);
        host.Error.WriteLine(RequestSummary.Of(plan, changes) + (undone is null ? "" : $"; {undone}"));
        return ExitCode.Ok;
    }

    /// <summary>What builds will be after the fixes, which have been tried.</summary>
    private static ImmutableArray<BuildOutput> Fixed(ImmutableArray<BuildOutput> builds, BuiltFixes fixes) =>
        fixes.Roots.IsEmpty ? builds : [.. builds.Zip(fixes.Roots, (build, root) => build with { Objects = root.Objects })];

    private static int CleanUp(
        Checkout checkout, ImmutableArray<RepositoryFile> files, Tree tree, RepositoryGiven given, PrOptions options, Host host)
    {
        var cleanup = RepositoryCleanup.Of(files, given.Given.Inventory, given.Given.Scope, options.Levels.Version?.Minor);
        cleanup = cleanup with
        {
            Plan = cleanup.Plan with { Plugins = PluginPlaces.Find(InputTexts.Of(tree)), References = ReferenceTexts.Find(tree, isRecursive: true, host) },
        };
        ProblemWriter.Write(cleanup.Problems, host);
        return new CleanupRequest(checkout, given.Builds, options, host).Publish(cleanup);
    }

    private static Given Read(Given repository, PrOptions options, Host host)
    {
        options.Levels.SayNote(host);
        var given = options.IsRepositoryInput
            ? CheckedInput.Check(repository, options.Input.Selection, host, repository.Inventory.IsEmpty ? ExitCode.NothingRead : ExitCode.BadInput)
            : CheckedInput.Read(Sources.From(options.Input, host), host);
        host.Error.WriteLine($"{Subject(given.Inventory)} and {Counted.Of("namespace", given.Inventory.Namespaces.Length)} read");
        return given;
    }

    private static string Subject(Inventory inventory) => inventory.Policies.IsEmpty
        ? Counted.Of("workload", inventory.Workloads.Sum(workload => workload.AlikePods))
        : Counted.Of("policy", inventory.Policies.Length);
}
