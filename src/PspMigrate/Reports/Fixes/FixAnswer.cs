using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Trees;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.Json;
using PspMigrate.Reports.Sarif;

namespace PspMigrate.Reports.Fixes;

/// <summary>What workloads have to say from now on, what of that was made, and what is left to decide.</summary>
/// <param name="made">Those that were printed, or made in manifests.</param>
/// <param name="problems">Why others weren't.</param>
public sealed class FixAnswer(ImmutableArray<Fix> fixes, ImmutableArray<Fix> made, ImmutableArray<Diagnostic> problems, FieldPlaces places) : Answer
{
    /// <summary>How the fixes were printed; null where manifests were edited.</summary>
    public FixForm? Form { get; init; }

    /// <summary>Whether a diff was made at the root of a Git repository.</summary>
    public bool IsRepository { get; init; }

    /// <summary>What there is to say about single workloads.</summary>
    public ImmutableArray<Diagnostic> Messages => [.. problems, .. FixMessages.Of(fixes)];

    public override string Title => "What workloads have to say";

    /// <summary>The command tells the messages apart, equal ones together; what changes was printed.</summary>
    internal override IEnumerable<Block> FirstScreen(Style style) => [new Headline(Sentence()), .. LeftOut(), .. HowToApply()];

    internal override IEnumerable<Block> Blocks(Style style)
    {
        var told = fixes.Where(fix => !fix.Changes.IsEmpty || !fix.Undecided.IsEmpty).GroupBy(fix => fix.Workload.Namespace, StringComparer.Ordinal)
            .Select(ns => (ns.Key, ns.AsEnumerable(), ns.AsEnumerable())).ToArray();
        ImmutableArray<Diagnostic> notes = [.. problems, .. FixMessages.Notes(fixes)];
        return
        [
            .. FirstScreen(style),
            .. new FixVerdicts(places, style).Of("What changes, and what is left to decide", told, "--report json"),
            .. notes.IsEmpty ? Array.Empty<Block>() : [new Heading("Notes"), new Messages(notes)],
        ];
    }

    internal override IEnumerable<Table> Rows() =>
    [
        new(["NAMESPACE", "WORKLOAD", "LEVEL", "CHANGES", "TO DECIDE", "PLACE"],
        [
            .. fixes.Select(fix => (ImmutableArray<Cell>)
            [
                fix.Workload.Namespace, FixWords.Name(fix), fix.Target.ToString(), $"{fix.Changes.Length}", $"{fix.Undecided.Length}",
                Phrase.Place(fix.Workload.At),
            ]),
        ]),
    ];

    internal override IEnumerable<CodeResult> Results() =>
        from fix in fixes
        where !fix.Undecided.IsEmpty
        select new CodeResult(
            PlanResults.Refused,
            CodeLevel.Error,
            $"{FixWords.Name(fix)} in {fix.Workload.Namespace}: {fix.Target} refuses it: {string.Join("; ", fix.Undecided.Select(FixWords.Reason))}",
            fix.Workload.At,
            [.. fix.Undecided.Select(undecided => undecided.Check)]);

    internal override void WriteData(Utf8JsonWriter json)
    {
        var data = new FixData(json, places);
        var done = made.ToHashSet((IEqualityComparer<Fix>)ReferenceEqualityComparer.Instance);
        json.Kind("Fixes");
        json.Objects("workloads", fixes, fix =>
        {
            json.WriteString("namespace", fix.Workload.Namespace);
            data.Write(fix);
            json.WriteBoolean("made", done.Contains(fix));
        });
    }

    private string Sentence()
    {
        var left = fixes.Count(fix => !fix.Changes.IsEmpty) - made.Length;
        string[] parts =
        [
            $"{(made.IsEmpty ? "No workloads" : Phrase.Count("workload", made.Length))} {(Form is null ? "fixed" : "to fix")}",
            .. Need(fixes.Count(fix => fix.Changes.IsEmpty && fix.Undecided.IsEmpty), "nothing"),
            .. Need(left, Form is null ? "a fix that can't be made in place" : "a fix that is not in this output"),
            .. Need(fixes.Count(fix => !fix.Undecided.IsEmpty), "a decision"),
        ];
        return $"{string.Join(", ", parts)}.";
    }

    private static string[] Need(int count, string what) => count == 0 ? [] : [$"{Phrase.Number(count)} {(count == 1 ? "needs" : "need")} {what}"];

    /// <summary>Who needs nothing for the level may still lose what the workload needs.</summary>
    private IEnumerable<Block> LeftOut() => fixes.Count(fix => !fix.NotWritten.IsEmpty) is not (> 0 and var count) ? [] :
    [
        new Paragraph(
            $"{Phrase.Count("workload", count)} {(count == 1 ? "runs" : "run")} without some fields once no policy fills them in, as no level asks for "
                + "them. --all-messages names them, --keep-filled writes them, too.",
            Tone.Warning),
    ];

    private IEnumerable<Block> HowToApply()
    {
        if (made.IsEmpty)
            yield break;
        var (how, commands) = Form switch
        {
            null => ("", Array.Empty<string>()),
            FixForm.Kubectl => ("To apply: save the commands, read them, and run them in a shell.", []),
            FixForm.Kustomize => ("To apply: save this as pspmigrate/kustomization.yaml beside the kustomization.yaml that holds these workloads, and add "
                + "\"components: [pspmigrate]\" to that one.", []),
            FixForm.Diff =>
                ("To apply: save this as fix.diff, and run this in the same directory:", [IsRepository ? "git apply fix.diff" : "patch -p1 < fix.diff"]),
            _ => ("To apply: save this as FILE, and run this:", [$"kubectl apply --server-side --field-manager=pspmigrate{Force} -f FILE"]),
        };
        if (how.Length > 0)
            yield return new Paragraph(how);
        if (commands.Length > 0)
            yield return new Commands([.. commands]);
        // kubectl/pkg/cmd/apply migrateToSSAIfNecessary @v1.26.0; tried with kubectl 1.32 on v1.20.2.
        if (Form is FixForm.Yaml or FixForm.Json)
            yield return new Paragraph(
                "That is for workloads that are applied server-side. kubectl 1.26 and newer make pspmigrate the owner of all fields that an earlier kubectl "
                    + "apply without --server-side set, and fields that aren't applied again can get lost: for such workloads use -o kubectl.");
    }

    private string Force => made.Any(fix => fix.Changes.Any(change => change.Old is not null)) ? " --force-conflicts" : "";
}
