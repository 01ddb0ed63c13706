using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Status;

/// <summary>Where each namespace stands, a row each, and what to do next.</summary>
public sealed class StatusAnswer(Plan plan, ImmutableArray<NamespaceStage> stages) : Answer
{
    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", "STAGE", "ENFORCED", "PLANNED", "WORKLOADS", "REFUSED", "BLOCKED BY"];

    private readonly ImmutableArray<NextStep> _left = NextSteps.Of(stages, plan);

    public override string Title => "Where the namespaces stand";

    internal override IEnumerable<Block> Blocks(Style style)
    {
        style = style.For(plan);
        return
        [
            new Headline(Sentence()),
            .. HeadlineSection.LeftOut(plan),
            .. stages.IsEmpty ? Array.Empty<Block>() :
            [
                new Table(Headers, [.. stages.OrderByDescending(stage => stage.Block != StageBlock.Nothing).ThenBy(stage => stage.Stage).Select(Row)]),
            ],
            .. new InfluenceSection(plan, Invocation, style).Blocks(),
            .. PodSecuritySection.Of(plan, style),
            .. DriftSection.Of(plan, style),
            .. LabellersSection.Of(plan, style),
            new Heading("Next steps"),
            .. Next(),
        ];
    }

    private IEnumerable<Block> Next()
    {
        if (!_left.IsEmpty)
            return [new StatusSteps(plan, Invocation).Block(_left)];
        var withoutLevel = stages.Count(stage => stage.Block == StageBlock.NoLevel);
        if (withoutLevel > 0 && withoutLevel == stages.Length)
        {
            return
            [
                new Paragraph("Nothing can be done yet, as no namespace has a level. See what is missing:"),
                new Commands([$"{Invocation.Line("convert")} --report full"]),
            ];
        }

        (int Count, string What)[] rest =
            [(withoutLevel, "without a level"), (stages.Count(stage => stage.Block == StageBlock.Owned), "whose labels are left to other programs")];
        string[] but = [.. rest.Where(item => item.Count > 0).Select(item => $"{Phrase.Count("namespace", item.Count)} {item.What}")];
        var nothing = AllClear.Say(
            but.Length == 0 ? "Nothing is left to do" : $"Nothing is left to do but for {Phrase.List(but, int.MaxValue)} (BLOCKED BY says why)", plan.Missing);
        return stages.IsEmpty ? [new Paragraph(nothing)] : [new Paragraph($"{nothing} To keep it so:"), Follow()];
    }

    /// <summary>What keeps a cluster where it is.</summary>
    private Commands Follow()
    {
        (string Verb, string Purpose)[] all =
        [
            ("access --who-can-label", "who may lower labels"),
            ("convert --defaults", "what new namespaces get"),
            .. CanGuard ? [("keep --guard-labels", "only administrators lower labels")] : Array.Empty<(string, string)>(),
        ];
        return new([.. all.Select(item => Invocation.Line(item.Verb))]) { Purposes = [.. all.Select(item => item.Purpose)] };
    }

    /// <summary>Whether the server takes an admission policy that lets only administrators lower labels.</summary>
    private bool CanGuard => plan.Options.ServerMinor is not null && NextSteps.CanKeep(plan);

    internal override void WriteData(Utf8JsonWriter json)
    {
        json.Kind("Status");
        json.Objects("namespaces", stages, stage =>
        {
            json.WriteString("name", stage.Plan.Name);
            json.Word("stage", stage.Stage);
            json.WriteString("enforced", stage.Plan.Now.Policy.Enforce.ToString());
            json.WriteString("planned", stage.Plan.Level is null ? null : StageWords.Planned(stage));
            json.WriteNumber("workloads", stage.Plan.Workloads.Count);
            json.WriteNumber("refused", StageWords.Refused(stage));
            json.Word("blockedBy", stage.Block);
        });
        json.Objects("drift", DriftSection.Grouped(plan, Drift.Of(plan)), group =>
        {
            json.Word("kind", group.Kind);
            json.WriteString("text", group.Text);
            json.Strings("namespaces", group.Namespaces);
        });
        json.Objects("alsoEnforced", plan.OtherGuards,
            guard => json.Named(guard.Kind, guard.Name, guard.Namespace, guard.At));
        json.Objects("mayLowerLevels", LabellersSection.Grouped(plan), group =>
        {
            json.Strings("namespaces", group.Namespaces.IsEmpty ? null : group.Namespaces);
            json.Strings("subjects", group.Subjects);
        });
        json.Objects("nextSteps", new StatusSteps(plan, Invocation).Of(_left), step =>
        {
            json.Word("step", step.Step);
            json.WriteString("text", step.Text);
            json.Strings("commands", step.Commands);
        });
    }

    private string Sentence()
    {
        if (stages.IsEmpty)
            return "There is no namespace.";
        var counts = stages.CountBy(stage => stage.Stage).OrderBy(item => item.Key)
            .Select(item => $"{item.Value} {(item.Key == Stage.PoliciesUnused ? "with " : "")}{StageWords.Of(item.Key)}");
        return $"{Phrase.Count("namespace", stages.Length)}: {Phrase.List([.. counts], int.MaxValue)}.";
    }

    private static ImmutableArray<Cell> Row(NamespaceStage stage) =>
    [
        stage.Plan.Name,
        StageWords.Of(stage.Stage),
        NamespacesSection.Current(stage.Plan),
        StageWords.Planned(stage),
        Phrase.Number(stage.Plan.Workloads.Count),
        Phrase.Number(StageWords.Refused(stage)),
        new(StageWords.Blocked(stage), stage.Block == StageBlock.Nothing ? Tone.Plain : Tone.Warning),
    ];
}
