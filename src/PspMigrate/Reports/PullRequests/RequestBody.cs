using PspMigrate.Conversion;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Labels;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.PullRequests;

/// <summary>The text of a pull request.</summary>
/// <param name="Text">GitHub Markdown within the limit.</param>
/// <param name="Rest">The whole text, when not all of it fits: it belongs into a file of the branch.</param>
public sealed record RequestBody(string Text, string? Rest)
{
    /// <summary>The file that takes what doesn't fit.</summary>
    public const string RestPath = ".pspmigrate/pod-security-labels.md";

    private static readonly Style Style = new(Values: 20, Names: 10, Entries: 50, Rows: 200, Phrase.Place);

    /// <summary>Writes it.</summary>
    /// <param name="plan">The whole plan.</param>
    /// <param name="changes">The namespaces of the request.</param>
    /// <param name="fixes">The workloads that it fixes.</param>
    /// <param name="limit">How many UTF-16 units the host takes.</param>
    public static RequestBody Write(Plan plan, ImmutableArray<NamespaceChange> changes, ImmutableArray<Fix> fixes, int limit)
    {
        var whole = Render(plan, changes, fixes, isWhole: true, int.MaxValue);
        if (whole.Length <= limit)
            return new(whole, Rest: null);
        var rows = changes.Length;
        while (true)
        {
            var shorter = Render(plan, changes, fixes, isWhole: false, rows);
            if (shorter.Length <= limit || rows == 0)
                return new(shorter, whole);
            rows /= 2;
        }
    }

    private static string Render(Plan plan, ImmutableArray<NamespaceChange> changes, ImmutableArray<Fix> fixes, bool isWhole, int rows)
    {
        var changed = changes.Where(change => change.ChangesFiles).ToArray();
        var names = changed.Select(change => change.Name).ToHashSet(StringComparer.Ordinal);
        var reached = changed.SelectMany(change => change.Plan.Policies).Distinct().ToImmutableArray();
        var part = plan with { Namespaces = [.. plan.Namespaces.Where(item => names.Contains(item.Name))], Policies = reached };
        ImmutableArray<Block> blocks =
        [
            .. Refused(part, fixes),
            new Paragraph(Purpose(plan)),
            .. ChangesTable.Of(changes, rows),
            // What is refused is counted as the manifests are now: fixes of the same request make that another number.
            .. fixes.IsEmpty ? TotalsSection.Of(part) : [],
            .. isWhole ? WorkloadsSection.Of(part, Style) : [],
            .. Fixes(fixes, rows),
            .. Verify([.. changed.Take(Math.Min(rows, Style.Entries))]),
            .. isWhole
                ? (plan.Policies.IsEmpty ? [] : FoldedDifferences.Of(changes)).Concat(BlockersSection.Of(part, Style))
                : [new Heading("What changes for pods"), new Paragraph($"Too long for this description: see {RestPath} in this branch.")],
        ];
        return new MarkdownRenderer().Render(blocks);
    }

    /// <summary>First what a reviewer has to know: which workloads would not start any more.</summary>
    private static IEnumerable<Block> Refused(Plan plan, ImmutableArray<Fix> fixes)
    {
        if (RefusedWorkloads.Warning(plan, mended: [.. fixes.Where(fix => fix.Verdict.Allowed).Select(fix => fix.Workload.At)]) is not { } warning)
            yield break;
        yield return new Paragraph($"{warning.Message}:", Tone.Warning);
        yield return new Items([.. warning.Advice!.Split('\n')[..^1].Select(line => new Item(line, Tone.Warning))]);
    }

    private static string Purpose(Plan plan) => plan.Policies.IsEmpty
        ? "These labels make Pod Security admission enforce, for each namespace, the strictest level that all of its workloads pass, and audit and"
            + " warn about the level to work towards."
        : "PodSecurityPolicy was removed in Kubernetes 1.25. These labels make Pod Security admission enforce, for each namespace, the"
            + " level that stands closest to what its policies admitted, and audit and warn about the level to work towards.";

    private static IEnumerable<Block> Fixes(ImmutableArray<Fix> fixes, int limit)
    {
        if (fixes.IsEmpty)
            yield break;
        yield return new Heading("Workloads with added fields");
        yield return new Paragraph(fixes.Any(fix => fix.AdmittedBy is not null)
            ? "Their policy fills in these fields today; once it is gone, nothing will. The workloads behave as before."
            : "Fields are respelled so that the level accepts them. The workloads behave as before.");
        yield return new Items([.. fixes.Take(limit).Select(fix => new Item(
            $"{fix.Workload.Kind}/{fix.Workload.Name} in {fix.Workload.Namespace}: {Phrase.Count("change", fix.Changes.Length)} "
                + $"({Phrase.Place(fix.Workload.At)})"))]);
        var left = FixMessages.Of(fixes).Select(message => new Item(message.Message, Tone.Warning) { Place = Phrase.Place(message.At) })
            .Take(limit).ToImmutableArray();
        if (left.IsEmpty)
            yield break;
        yield return new Paragraph("What is left to decide:");
        yield return new Items(left);
    }

    private static IEnumerable<Block> Verify(ImmutableArray<NamespaceChange> changed)
    {
        if (changed.IsEmpty)
            yield break;
        yield return new Heading("How to verify");
        yield return new Paragraph("Before merging, let the API server name the running pods that the new level would refuse, without changing anything:");
        yield return new Commands([.. changed.Select(change => KubectlCommands.Line(change.Plan, change.Labels, "--dry-run=server "))]);
        yield return new Paragraph("Afterwards, see what is set:");
        yield return new Commands(["kubectl get namespaces -L pod-security.kubernetes.io/enforce,pod-security.kubernetes.io/warn"]);
        yield return new Heading("How to roll back");
        yield return new Paragraph(Array.Exists([.. changed], change => change.Kind == ChangeKind.Create)
            ? "Remove the labels. Don't revert this request: it adds manifests of namespaces, and a tool that prunes would delete each namespace, with "
                + "everything in it, once its manifest goes."
            : "Remove the labels from the manifests, or by hand where the tool that applies the manifests doesn't remove labels:");
        yield return new Commands([.. changed.Select(change => UndoLine(change))]);
    }

    private static string UndoLine(NamespaceChange change)
    {
        var before = change.Changed.SelectMany(mode => new[]
        {
            (Key: PodSecurityLabels.LevelKey(mode.Mode), Value: mode.CurrentLevel), (Key: PodSecurityLabels.VersionKey(mode.Mode), Value: mode.CurrentVersion),
        });
        var words = before.Select(label => Shell.Quote(label.Value is null ? label.Key + "-" : $"{label.Key}={label.Value}"));
        return $"kubectl label --overwrite namespace {(change.Name.StartsWith('-') ? "-- " : "")}{Shell.Quote(change.Name)} {string.Join(' ', words)}";
    }
}
