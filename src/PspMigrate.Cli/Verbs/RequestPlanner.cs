using System.Collections.Immutable;
using PspMigrate.Cli.Git;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.PullRequests;

namespace PspMigrate.Cli.Verbs;

/// <summary>Changes → the requests that bring them.</summary>
/// <param name="plan">The plan.</param>
/// <param name="kustomizations">What kustomize puts together in the repository.</param>
/// <param name="options">What the user wants.</param>
/// <param name="bodyLimit">How much text the host takes; null when the text goes into a file only.</param>
internal sealed class RequestPlanner(
    Plan plan, ImmutableArray<KustomizationFile> kustomizations, PrOptions options, int? bodyLimit)
{
    public ImmutableArray<RequestPlan> Plan(ImmutableArray<NamespaceChange> changes) =>
        [.. options.Split.Of(changes).Select(part => Plan(options.Branch + part.Suffix, part.Changes))];

    private RequestPlan Plan(string branch, ImmutableArray<NamespaceChange> changes)
    {
        var body = RequestBody.Write(plan, changes, bodyLimit ?? int.MaxValue);
        var steps = new[]
        {
            new Step(CommitMessage.Labels(changes), FileChange.Edits(changes)),
            new Step(CommitMessage.NewManifests(changes), FileChange.Additions(changes, kustomizations)),
            new Step(CommitMessage.Rest(), body.Rest is { } rest ? [new(RequestBody.RestPath, Before: null, rest)] : []),
        };
        return new(branch, RequestTitle.Of(changes), body.Text, changes, [.. steps.Where(step => !step.Files.IsEmpty)]);
    }
}
