using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Status;

/// <summary>Where each namespace stands, a row each, and what to do next.</summary>
internal static class StatusBlocks
{
    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", "STAGE", "ENFORCED", "PLANNED", "WORKLOADS", "REFUSED", "BLOCKED BY"];

    public static IEnumerable<Block> Of(Plan plan, ImmutableArray<NamespaceStage> stages, StepBlocks steps, Style style)
    {
        yield return new Paragraph(Sentence(stages), Tone.Heading);
        if (!plan.Options.Without.IsNothing)
            yield return new Paragraph(Headline.LeftOut(plan.Options.Without), Tone.Warning);
        if (!stages.IsEmpty)
            yield return new Table(Headers, [.. stages.OrderByDescending(stage => stage.Block != StageBlock.Nothing).ThenBy(stage => stage.Stage).Select(Row)]);
        foreach (var block in InfluenceSection.Of(plan, style).Concat(PodSecuritySection.Of(plan, style)))
            yield return block;
        var left = NextSteps.Of(stages, plan.PolicyState);
        yield return new Heading("Next steps");
        if (left.IsEmpty)
            yield return new Paragraph("Nothing is left to do.");
        foreach (var block in steps.Of(left, plan))
            yield return block;
    }

    private static string Sentence(ImmutableArray<NamespaceStage> stages)
    {
        if (stages.IsEmpty)
            return "There is no namespace.";
        var counts = stages.CountBy(stage => stage.Stage).OrderBy(item => item.Key).Select(item => $"{item.Value} {StageWords.Of(item.Key)}");
        return $"{Phrase.Count("namespace", stages.Length)}: {Phrase.List([.. counts], int.MaxValue)}.";
    }

    private static ImmutableArray<string> Row(NamespaceStage stage) =>
    [
        stage.Plan.Name,
        StageWords.Of(stage.Stage),
        NamespacesSection.Current(stage.Plan),
        stage.Plan.Level is { } level ? level.Name() : "-",
        StageWords.Count(stage.Plan.Workloads.Count),
        StageWords.Count(StageWords.Refused(stage)),
        StageWords.Blocked(stage),
    ];
}
