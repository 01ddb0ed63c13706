using PspMigrate.Conversion.Checks;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sarif;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Checks;

/// <summary>The result of a check: by namespace, and workloads with equal answers together.</summary>
/// <param name="checks">The namespaces that have workloads.</param>
public sealed class CheckAnswer(ImmutableArray<NamespaceCheck> checks) : Answer
{
    private const int Names = 20;

    public override string Title => "Workloads and the levels of their namespaces";

    internal override IEnumerable<Block> Blocks(Style style)
    {
        foreach (var check in checks)
        {
            yield return new Subheading(Heading(check));
            foreach (var problem in check.Level.Problems)
                yield return new Paragraph($"{problem}; the API server then takes the strictest");
            yield return new Verdicts(
            [
                .. check.Workloads
                    .GroupBy(workload => (workload.Outcome, Lines: string.Join('\n', CheckWords.Lines(workload, check.Level.At))))
                    .OrderByDescending(group => group.Key.Outcome)
                    .Select(group => new Judged(
                        CheckWords.Word(group.Key.Outcome),
                        ToneOf(group.Key.Outcome),
                        Phrase.List([.. group.Select(CheckWords.Name)], Names),
                        [.. CheckWords.Lines(group.First(), check.Level.At)])),
            ]);
        }
    }

    internal override IEnumerable<Table> Rows() =>
    [
        new(
            ["NAMESPACE", "WORKLOAD", "PODS", "LEVEL", "RESULT", "PASSES", "POLICY", "REASON"],
            [.. checks.SelectMany(check => check.Workloads, (check, workload) => (ImmutableArray<Cell>)
            [
                check.Name,
                $"{workload.Workload.Kind}/{workload.Workload.Name}",
                $"{workload.Workload.AlikePods}",
                check.Level.At.ToString(),
                workload.Outcome switch { Outcome.Passes => "ok", Outcome.PassesAfterFix => "fix", _ => "refused" },
                workload.Strictest.Name(),
                workload.Admission.Policy?.Name ?? "-",
                workload.Verdict.Allowed ? "-" : workload.Verdict.Detail,
            ])]),
    ];

    internal override IEnumerable<CodeResult> Results() =>
        from check in checks
        from workload in check.Workloads
        where workload.Outcome != Outcome.Passes
        select new CodeResult(
            PlanResults.Refused,
            workload.Outcome == Outcome.Fails ? CodeLevel.Error : CodeLevel.Warning,
            $"{CheckWords.Name(workload)} in {check.Name}: {string.Join("; ", CheckWords.Lines(workload, check.Level.At).Select(line => line.Trim()))}",
            workload.Workload.At,
            workload.Verdict.Checks);

    internal override void WriteData(Utf8JsonWriter json) => CheckJson.Write(json, checks);

    private static string Heading(NamespaceCheck check)
    {
        var failing = check.Workloads.Where(workload => workload.Outcome != Outcome.Passes).Sum(workload => workload.Workload.AlikePods);
        var fixable = check.Workloads.Where(workload => workload.Outcome == Outcome.PassesAfterFix).Sum(workload => workload.Workload.AlikePods);
        var counts = failing == 0 ? "all pass" : $"{failing} {(failing == 1 ? "fails" : "fail")}, {fixable} of them fixable";
        return $"NAMESPACE {check.Name}   LEVEL {check.Level.At} ({CheckWords.Source(check.Level)}) "
            + $"  {Phrase.Count("workload", check.Workloads.Sum(workload => workload.Workload.AlikePods))}: {counts}";
    }

    private static Tone ToneOf(Outcome outcome) => outcome switch
    {
        Outcome.Fails => Tone.Lost,
        Outcome.PassesAfterFix => Tone.Respell,
        _ => Tone.Default,
    };
}
