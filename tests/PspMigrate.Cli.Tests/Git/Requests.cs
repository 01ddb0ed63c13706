using PspMigrate.Cli.Git;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Applying;
using PspMigrate.Reports.PullRequests;

namespace PspMigrate.Cli.Tests.Git;

/// <summary>Requests that change what a test wants.</summary>
internal static class Requests
{
    public const string Branch = "labels";

    /// <summary>One commit for each file; a text of null takes it away.</summary>
    public static RequestPlan Of(params (string Path, string? Text)[] files) => new(
        Branch, new LabelChanges([]), "body", [], [.. files.Select(file => new Step(
            $"Change {file.Path}\n\n{CommitMessage.Trailer}: labels\n", [new FileChange(file.Path, Before: null, file.Text)]))]);

    /// <summary>The commit of a name in the checkout; null when there is none.</summary>
    public static string? Commit(this GitSandbox test, string name) => GitRepository.Open(test.Host).Commit(name);
}
