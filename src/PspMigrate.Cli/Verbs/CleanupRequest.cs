using PspMigrate.Cli.Git;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.PullRequests;

namespace PspMigrate.Cli.Verbs;

/// <summary>A repository, and the checkout that a request is tried in.</summary>
/// <param name="Worktree">A checkout of the base.</param>
/// <param name="BaseBranch">The branch that the request is for.</param>
/// <param name="Remote">Where to push; null for nowhere.</param>
internal sealed record Checkout(GitRepository Repository, Worktree Worktree, string BaseBranch, string BaseCommit, Remote? Remote);

/// <summary><c>pr --cleanup</c>: one request that takes out what is left of policies.</summary>
internal sealed class CleanupRequest(Checkout checkout, ImmutableArray<BuildOutput> builds, PrOptions options, Host host)
{
    /// <exception cref="CommandException">Something refused; branches are where they were.</exception>
    public int Publish(RepositoryCleanup cleanup)
    {
        var request = Plan(cleanup);
        if (request.Steps.IsEmpty)
        {
            host.Error.WriteLine("nothing to change: no file that can be edited holds anything that is about PodSecurityPolicies alone"
                + (cleanup.Plan.IsLimited ? " in the namespaces asked for; policies and cluster-wide grants weren't looked at" : ""));
            return ExitCode.Ok;
        }

        new BuildGuard(checkout.Worktree, checkout.BaseCommit, builds, options.Input.Trees, host).CheckCleanup(request);
        if (new Publisher(checkout, options, host).Publish([request]) is { } undone)
            host.Error.WriteLine(undone);
        return ExitCode.Ok;
    }

    private RequestPlan Plan(RepositoryCleanup cleanup)
    {
        Step[] steps = [new(CommitMessage.Cleanup(cleanup), cleanup.Objects), new(CommitMessage.CleanupAnnotations(cleanup), cleanup.Annotations)];
        var answer = new CleanupRequestAnswer(cleanup, host.CommandName);
        return new(options.Branch, answer, RequestBody.Of(answer), [], [.. steps.Where(step => !step.Files.IsEmpty)]);
    }
}
