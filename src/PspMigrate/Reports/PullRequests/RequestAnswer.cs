using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.Fixes;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.PullRequests;

/// <summary>What a request changes, for those who review it.</summary>
public sealed class RequestAnswer(Plan plan, ImmutableArray<NamespaceChange> changes, ImmutableArray<Fix> fixes) : Answer
{
    private readonly ImmutableArray<NamespaceChange> _changed = [.. changes.Where(change => change.ChangesFiles)];

    /// <inheritdoc/>
    public override string Title => RequestTitle.Of(_changed);

    /// <summary>How many namespaces or workloads it is about.</summary>
    internal int Size => Math.Max(changes.Length, fixes.Length);

    internal override IEnumerable<Block> Blocks(Style style) => Blocks(style, isWhole: true);

    internal override IEnumerable<Table> Rows() => ChangesTable.Of(changes, int.MaxValue).OfType<Table>();

    internal override void WriteData(Utf8JsonWriter json)
    {
        json.Kind("Request");
        json.WriteString("title", Title);
        json.Objects("namespaces", changes, change =>
        {
            json.WriteString("name", change.Name);
            json.Word("change", change.Kind);
            json.WriteString("file", change.Path);
            json.Texts("labels", change.ChangesFiles ? change.Labels : []);
            json.WriteString("leftAlone", LeftAloneReason.Of(change));
            json.WriteString("undo", change.ChangesFiles ? RequestSteps.Undo(change) : null);
        });
        var data = new FixData(json, new(_ => null));
        json.Objects("fixes", fixes, fix =>
        {
            json.WriteString("namespace", fix.Workload.Namespace);
            data.Write(fix);
        });
    }

    /// <param name="isWhole">Whether it says what changes for pods, and how workloads stand.</param>
    internal IEnumerable<Block> Blocks(Style style, bool isWhole)
    {
        var names = _changed.Select(change => change.Name).ToHashSet(StringComparer.Ordinal);
        var reached = _changed.SelectMany(change => change.Plan.Policies).Distinct().ToImmutableArray();
        var part = plan with { Namespaces = [.. plan.Namespaces.Where(item => names.Contains(item.Name))], Policies = reached };
        return
        [
            // First what a reviewer has to know: what is let in from now on, and which workloads would not start any more.
            .. Listed(LoweredLevels.Warning(changes), lines => lines),
            .. Listed(
                RefusedWorkloads.Warning(part, mended: [.. fixes.Where(fix => fix.Verdict.Allowed).Select(fix => fix.Workload.At)]), lines => lines[..^1]),
            new Paragraph(Purpose()),
            // What is refused is counted as the manifests are now: fixes of the same request make that another number.
            .. fixes.IsEmpty ? TotalsSection.Of(part) : [],
            new Gap(),
            .. ChangesTable.Of(changes, style.Rows),
            .. isWhole ? WorkloadsSection.Of(part, style) : [],
            .. Fixes(style),
            .. RequestSteps.Of([.. _changed.Take(Math.Min(style.Rows, style.Entries))]),
            .. isWhole
                ? (plan.Policies.IsEmpty ? [] : FoldedDifferences.Of(changes, style)).Concat(BlockersSection.Of(part, style))
                : [new Heading("What changes for pods"), new Paragraph($"Too long for this description: see {RequestBody.RestPath} in this branch.")],
        ];
    }

    private static IEnumerable<Block> Listed(Diagnostic? warning, Func<string[], string[]> lines) => warning is null ? [] :
    [
        new Paragraph($"{warning.Message}:", Tone.Warning),
        new Items([.. lines(warning.Advice!.Split('\n')).Select(line => new Item(line, Tone.Warning))]),
    ];

    private string Purpose() => plan.Policies.IsEmpty
        ? "These labels make Pod Security admission enforce, for each namespace, the strictest level that all of its workloads pass, and audit and"
            + " warn about the level to work towards."
        : "PodSecurityPolicy was removed in Kubernetes 1.25. These labels make Pod Security admission enforce, for each namespace, the"
            + " level that stands closest to what its policies admitted, and audit and warn about the level to work towards.";

    private IEnumerable<Block> Fixes(Style style)
    {
        if (fixes.IsEmpty)
            yield break;
        yield return new Heading("Workloads with added fields");
        yield return new Paragraph(fixes.Any(fix => fix.AdmittedBy is not null)
            ? "Their policy fills in these fields today; once it is gone, nothing will. The workloads behave as before."
            : "Fields are respelled so that the level accepts them. The workloads behave as before.");
        yield return new Items([.. fixes.Take(style.Rows).Select(fix => new Item(
            $"{FixWords.NameIn(fix)}: {Phrase.Count("change", fix.Changes.Length)} "
                + $"({style.Place(fix.Workload.At)})"))]);
        var left = FixMessages.Of(fixes).Select(message => new Item(message.Message, Tone.Warning) { Place = style.Place(message.At) })
            .Take(style.Rows).ToImmutableArray();
        if (left.IsEmpty)
            yield break;
        yield return new Paragraph("What is left to decide:");
        yield return new Items(left);
    }
}
