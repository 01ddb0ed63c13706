using PspMigrate.Conversion.Raising;
using PspMigrate.Manifests.Trees;
using PspMigrate.Reports.Fixes;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Raising;

/// <summary>How much stricter each namespace could be, a row each, and what carries it there.</summary>
/// <param name="plan">The plan, made with <see cref="RaiseMode.AsWritten"/>.</param>
public sealed class RaiseAnswer(Plan plan, ImmutableArray<NamespaceRaise> raises, FieldPlaces places) : Answer
{
    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", "NOW", "COULD BE", "AFTER FIXES", "KEPT THERE BY"];

    private const string FurtherByFixes = "could be raised further by fixes that change nothing";

    public override string Title => "How much stricter the namespaces could be";

    internal override IEnumerable<Block> Blocks(Style style)
    {
        style = style.For(plan);
        return
        [
            new Headline(Sentence()),
            .. HeadlineSection.LeftOut(plan),
            .. raises.IsEmpty ? Array.Empty<Block>() : [Rows(style)],
            .. Notes(style),
            .. new RaiseDetails(places, style).Of(raises),
            .. PodSecuritySection.Of(plan, style),
            .. new RaiseSteps(Invocation).Of(raises),
        ];
    }

    internal override void WriteData(Utf8JsonWriter json)
    {
        json.Kind("Raise");
        var data = new FixData(json, places);
        json.Objects("namespaces", raises, item =>
        {
            json.WriteString("name", item.Plan.Name);
            json.WriteString("enforced", item.Now.ToString());
            json.WriteString("level", item.Plan.Level?.Name());
            json.WriteBoolean("canBeRaised", item.CanBeRaised);
            json.WriteString("leftTo", item.Owner);
            json.WriteString("levelAfterFixes", item.AfterFixes?.Name());
            json.Word("withoutLevel", item.Plan.WithoutLevel);
            json.Objects("fixes", item.Fixes, fix => data.Write(fix, hasDecisions: false));
            json.Objects("keptBy", item.KeptBy, fix => data.Write(fix, hasChanges: false));
            json.WriteNumber("refused", WorkloadSummary.PodsOf(item.Refused));
        });
        json.Strings("nextSteps", new RaiseSteps(Invocation).Left(raises).Select(step => step.Name));
    }

    private string Sentence()
    {
        if (raises.IsEmpty)
            return "There is no namespace.";
        string[] parts =
        [
            .. Count(raises.Count(item => item.CanBeRaised), "can be raised as its workloads are written", "can be raised as their workloads are written"),
            .. Count(raises.Count(item => item.AfterFixes is not null), FurtherByFixes, FurtherByFixes),
            .. Count(raises.Count(item => item.Now.Level == Level.Restricted), "is restricted already", "are restricted already"),
        ];
        return $"{Phrase.Count("namespace", raises.Length)}: {(parts.Length == 0 ? "none can be raised" : Phrase.List(parts, int.MaxValue))}.";
    }

    private static IEnumerable<string> Count(int count, string one, string many) =>
        count == 0 ? [] : [$"{Phrase.Number(count)} {(count == 1 ? one : many)}"];

    /// <summary>Namespaces with the same answer share a row.</summary>
    private Table Rows(Style style) => new(
        Headers,
        [
            .. raises.OrderByDescending(item => item.CanBeRaised).ThenByDescending(item => item.AfterFixes is not null)
                .Select(item => (item.Plan.Name, Cells: Row(item)))
                .GroupBy(row => string.Join('\n', row.Cells.Select(cell => cell.Text)), StringComparer.Ordinal)
                .Select(same => ImmutableArray.Create([Phrase.List([.. same.Select(row => row.Name)], style.Names), .. same.First().Cells])),
        ]);

    private static Cell[] Row(NamespaceRaise item) =>
    [
        NamespacesSection.Current(item.Plan),
        item.Plan.Level > item.Now.Level ? new Cell(item.Plan.Level!.Value.Name(), Tone.Respell) : item.Plan.Level is null ? "-" : "as it is",
        item.AfterFixes is { } level ? new Cell(level.Name(), Tone.Respell) : "-",
        KeptBy(item),
    ];

    /// <summary>The controls that keep a namespace from the next level.</summary>
    private static string KeptBy(NamespaceRaise item) => item.KeptBy.IsEmpty
        ? "-"
        : string.Join(", ", ControlTable.All
            .Where(control => item.KeptBy.Any(fix => fix.Undecided.Any(undecided => undecided.Control == control)))
            .Select(control => control.Name));

    private IEnumerable<Block> Notes(Style style)
    {
        foreach (var (reason, text) in Reasons)
        {
            if (Names(item => item.Plan.WithoutLevel == reason && item.Now.Level != Level.Restricted) is { Length: > 0 } names)
                yield return new Paragraph($"{Phrase.List(names, style.Names)}: {text}");
        }

        if (Names(item => !item.Refused.IsEmpty) is { Length: > 0 } refused)
        {
            yield return new Paragraph(
                $"{Phrase.List(refused, style.Names)}: what is enforced there now refuses workloads already, once their pods are created again."
                + $" See them with: {Invocation.Line("check")}",
                Tone.Warning);
        }

        foreach (var owned in raises
            .Where(item => item.Plan.Level > item.Now.Level && item.Owner is not null)
            .GroupBy(item => item.Owner, StringComparer.Ordinal))
            yield return new Paragraph(
                $"{Phrase.List([.. owned.Select(item => item.Plan.Name)], style.Names)}: the label is left to {owned.Key}, which manages it.");

        foreach (var deployed in raises.Where(item => plan.Options.IsCluster && item.CanBeRaised && item.Deployer is not null)
            .GroupBy(item => item.Deployer, StringComparer.Ordinal))
        {
            yield return new Paragraph(
                $"{Phrase.List([.. deployed.Select(item => item.Plan.Name)], style.Names)}: {deployed.Key} deploys the label, so apply leaves it alone:"
                + " raise it where that deploys from, or with apply --force-conflicts.");
        }

        foreach (var note in InputNotes.Of(plan, style))
            yield return new Paragraph(note, Tone.Warning);
        if (!raises.IsEmpty)
            yield return new Paragraph("This goes by the workloads of the input; a pod that isn't in it may be refused. No level is lowered.");
    }

    private static readonly (NoLevelReason Reason, string Text)[] Reasons =
    [
        (NoLevelReason.NoWorkloads,
            "no workloads there, so nothing stands in the way of restricted, and nothing tells what will run there: set the label yourself if you know."),
        (NoLevelReason.Exempt, "exempt by the API server's configuration, so labels would have no effect."),
    ];

    private string[] Names(Func<NamespaceRaise, bool> isMeant) => [.. raises.Where(isMeant).Select(item => item.Plan.Name)];
}
