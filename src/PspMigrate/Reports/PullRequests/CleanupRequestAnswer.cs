using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Cleanup;

namespace PspMigrate.Reports.PullRequests;

/// <summary>What a request takes out that is left of policies, for those who review it.</summary>
/// <param name="tool">How the command is called.</param>
public sealed class CleanupRequestAnswer(RepositoryCleanup cleanup, string tool) : Answer
{
    private readonly CleanupAnswer _steps = new(cleanup.Plan) { Invocation = new(tool, "", IsRepository: true) };

    /// <inheritdoc/>
    public override string Title => "Remove what is left of PodSecurityPolicy";

    internal override IEnumerable<Block> Blocks(Style style) =>
    [
        new Paragraph(
            "PodSecurityPolicy was removed in Kubernetes 1.25. This takes out the policies, what grants only them, and annotations that say nothing any"
            + " more. Whoever prunes (Argo CD, Flux, kubectl apply --prune) deletes these objects from clusters once this is merged: carry out"
            + " the steps before them first."),
        .. _steps.Blocks(style),
        .. Left(style),
    ];

    internal override void WriteData(Utf8JsonWriter json) => _steps.WriteData(json);

    private IEnumerable<Block> Left(Style style) => cleanup.Problems.IsEmpty ? [] :
    [
        new Heading("Not changed here"),
        new Items([.. cleanup.Problems.Take(style.Entries).Select(problem => new Item(problem.Message, Tone.Warning) { Place = style.Place(problem.At) })]),
    ];
}
