using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Cleanup;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.PullRequests;

/// <summary>The text of a request that takes out what is left of policies.</summary>
public static class CleanupBody
{
    private static readonly Style Style = new(Values: 20, Names: 10, Entries: 50, Rows: 200, Phrase.Place);

    /// <summary>GitHub Markdown.</summary>
    /// <param name="cleanup">What changes.</param>
    /// <param name="tool">How the command is called.</param>
    public static string Write(RepositoryCleanup cleanup, string tool)
    {
        IEnumerable<Block> blocks =
        [
            new Paragraph(
                "PodSecurityPolicy was removed in Kubernetes 1.25. This takes out the policies, what grants only them, and annotations that say nothing any"
                + " more. Whoever prunes (Argo CD, Flux, kubectl apply --prune) deletes these objects from clusters once this is merged: carry out"
                + " the steps before them first."),
            .. new CleanupAnswer(cleanup.Plan) { Invocation = new(tool, "", IsRepository: true) }.Blocks(Style),
            .. Left(cleanup),
        ];
        return new MarkdownRenderer().Render(blocks);
    }

    private static IEnumerable<Block> Left(RepositoryCleanup cleanup) => cleanup.Problems.IsEmpty ? [] :
    [
        new Heading("Not changed here"),
        new Items([.. cleanup.Problems.Take(Style.Entries).Select(problem => new Item(problem.Message, Tone.Warning) { Place = Phrase.Place(problem.At) })]),
    ];
}
