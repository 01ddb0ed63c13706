using PspMigrate.Conversion.Checks;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Json;
using PspMigrate.Reports.Sarif;

namespace PspMigrate.Reports.Checks;

/// <summary>The result of a check: by namespace, and workloads with equal answers together.</summary>
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
                        Phrase.List([.. group.Select(check => RefusedWorkloads.Name(check.Workload))], Names),
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
            $"{RefusedWorkloads.Name(workload.Workload)} in {check.Name}: "
                + string.Join("; ", CheckWords.Lines(workload, check.Level.At).Select(line => line.Trim())),
            workload.Workload.At,
            workload.Verdict.Checks);

    internal override void WriteData(Utf8JsonWriter json) => json.Objects("namespaces", checks, check =>
    {
        json.WriteString("name", check.Name);
        json.WriteString("level", check.Level.At.Level.Name());
        json.WriteString("version", check.Level.At.Version.ToString());
        json.Word("source", check.Level.Source);
        json.Strings("problems", check.Level.Problems.Select(problem => problem.ToString()));
        json.Objects("workloads", check.Workloads, workload => Write(json, workload, check.Level.At));
    });

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

    private static void Write(Utf8JsonWriter json, WorkloadCheck check, LevelVersion at)
    {
        json.WriteString("apiVersion", check.Workload.ApiVersion);
        json.Named(check.Workload.Kind, check.Workload.Name);
        json.WriteNumber("pods", check.Workload.AlikePods);
        json.Place("at", check.Workload.At);
        json.WriteString("serviceAccount", check.Workload.ServiceAccount);
        json.Word("outcome", check.Outcome);
        json.WriteString("violation", check.Verdict.Allowed ? null : CheckWords.Violation(check, at));
        json.Strings("checks", check.Verdict.Checks);
        json.WriteString("strictestLevel", check.Strictest.Name());
        json.WriteString("afterFix", check.Fix.Verdict.Allowed ? null : check.Fix.Verdict.Detail);
        json.WriteString("exemptRuntimeClass", check.State.ExemptRuntimeClass);
        json.WriteString("exemptUser", check.State.ExemptUser);
        json.WriteString("admittedBy", check.AdmittedBy);
        json.AdmittedThrough(check.Admission);
        json.Strings("usablePolicies", check.Admission.Usable);
        json.UnknownGrants(check.Unknown);
        json.WriteString("forAdministrators", check.Admission.ForAdministrators);
        json.Objects("refusals", check.Admission.Decision.Refusals, refusal => Write(json, refusal));
        json.Object("kept", check.Kept, kept => Write(json, kept));
        json.Strings("invalidAfterAdmission", check.Admission.Decision.Invalid.Select(problem => problem.ToString()));
        json.WriteString("saysAdmittedBy", check.SaysAdmittedBy);
        json.WriteBoolean("knownKind", check.Workload.IsKnownKind);
        json.WriteString("podSpec", check.Workload.SpecPath);
        json.WriteBoolean("staticPod", check.IsStaticPod);
        json.WriteString("sidecar", check.Sidecar?.Mesh);
    }

    private static void Write(Utf8JsonWriter json, PolicyRefusal refusal)
    {
        json.WriteString("policy", refusal.Policy);
        json.Objects("reasons", refusal.Reasons, reason =>
        {
            json.WriteString("field", reason.Field);
            json.WriteString("problem", reason.Problem);
            json.WriteString("reason", reason.Reason);
        });
    }

    private static void Write(Utf8JsonWriter json, KeptVerdict kept)
    {
        json.WriteString("admittedBy", kept.Policy);
        json.Objects("refusals", kept.Refusals, refusal => Write(json, refusal));
        json.Strings("filledIn", kept.FilledIn.Select(change => change.Path).Distinct(StringComparer.Ordinal));
    }
}
