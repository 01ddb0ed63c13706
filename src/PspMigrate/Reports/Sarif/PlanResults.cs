using PspMigrate.Reports.Html.Matrix;

namespace PspMigrate.Reports.Sarif;

/// <summary>
/// What code scanning is told of a plan: each difference at the field that makes it, workloads that are refused, and what is odd about grants and labels.
/// </summary>
internal static class PlanResults
{
    public static readonly CodeRule Refused = new("workload/refused", "the level of its namespace refuses the workload's pods");

    private static readonly Style Style = new(Values: 20, Names: 5, Entries: int.MaxValue, Rows: int.MaxValue, Phrase.Place);

    public static IEnumerable<CodeResult> Of(Plan plan) => [.. Differences(plan), .. Workloads(plan), .. Access(plan), .. Labels(plan)];

    private static IEnumerable<CodeResult> Differences(Plan plan)
    {
        var reach = RuleReach.In(plan);
        return
            from comparison in plan.Comparisons
            let here = reach(comparison)
            from finding in comparison.Findings
            let line = KeptWords.Added(FindingLine.Of(finding, comparison, Style, here), plan.Kept, comparison, finding)
            let mark = MatrixMarks.Of(line, finding)
            select new CodeResult(
                new($"{finding.Control.Name}/{Camel(mark)}", $"{finding.Control.Name}: {mark.Look().Meaning}"),
                LevelOf(mark),
                $"Policy {comparison.Policy.Name} at {comparison.At}: {line.Before}{line.After}",
                finding.At,
                finding.Checks);
    }

    private static IEnumerable<CodeResult> Workloads(Plan plan) =>
        from refused in plan.Refused
        let verdict = refused.State.At(refused.Namespace.Enforced!.Value)
        select new CodeResult(Refused, CodeLevel.Error, RefusedWorkloads.Say(refused.Namespace, refused.State), refused.State.Workload.At, verdict.Checks);

    private static IEnumerable<CodeResult> Access(Plan plan) => plan.AccessFindings.Select(finding => Unusual(
        $"access/{Camel(finding.Kind)}", "who may use policies", finding.Message, finding.Detail, finding.At));

    private static IEnumerable<CodeResult> Labels(Plan plan) => plan.PodSecurityFindings.Select(finding => Unusual(
        $"labels/{Camel(finding.Kind)}", "the labels or the configuration of Pod Security", finding.Message, finding.Detail, finding.At));

    private static CodeResult Unusual(string id, string what, string message, string? detail, Position at) =>
        new(new(id, $"something is unusual about {what}"), CodeLevel.Warning, detail is null ? message : $"{message}. {detail}", at, []);

    private static CodeLevel LevelOf(MatrixMark mark) => mark switch
    {
        MatrixMark.Lost or MatrixMark.Tightened => CodeLevel.Warning,
        MatrixMark.LeftOpen or MatrixMark.Respell or MatrixMark.Unfilled => CodeLevel.Note,
        _ => CodeLevel.None,
    };

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
