using PspMigrate.Conversion;
using PspMigrate.Conversion.Checks;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Checks;

/// <summary>The result of a check as data.</summary>
internal static class CheckJson
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<NamespaceCheck> checks) =>
        json.Objects("namespaces", checks, check =>
        {
            json.WriteString("name", check.Name);
            json.WriteString("level", check.Level.At.Level.Name());
            json.WriteString("version", check.Level.At.Version.ToString());
            json.Word("source", check.Level.Source);
            json.Strings("problems", check.Level.Problems.Select(problem => problem.ToString()));
            json.Objects("workloads", check.Workloads, workload => Write(json, workload, check.Level.At));
        });

    private static void Write(Utf8JsonWriter json, WorkloadCheck check, LevelVersion at)
    {
        json.WriteString("apiVersion", check.Workload.ApiVersion);
        json.Named(check.Workload.Kind, check.Workload.Name);
        json.WriteNumber("pods", check.Workload.AlikePods);
        json.Place("at", check.Workload.At);
        json.WriteString("serviceAccount", check.Workload.ServiceAccount);
        json.Word("outcome", check.Outcome);
        json.Text("violation", check.Verdict.Allowed ? null : CheckWords.Violation(check, at));
        json.Strings("checks", check.Verdict.Checks);
        json.WriteString("strictestLevel", check.Strictest.Name());
        json.Text("afterFix", check.Fix.Verdict.Allowed ? null : CheckWords.StillMissing(check.Fix));
        json.Text("exemptRuntimeClass", check.ExemptRuntimeClass);
        json.Text("exemptUser", check.ExemptUser);
        json.Text("admittedBy", check.AdmittedBy);
        json.AdmittedThrough(check.Admission);
        json.Strings("usablePolicies", check.Admission.Usable);
        json.Objects("unknownGrants", check.Unknown, grant => UnknownGrantJson.Write(json, grant));
        json.Text("forAdministrators", check.Admission.ForAdministrators);
        json.Objects("refusals", check.Admission.Decision.Refusals, refusal => Write(json, refusal));
        if (check.Kept is { } kept)
            json.Object("kept", () => Write(json, kept));
        else
            json.WriteNull("kept");
        json.Strings("invalidAfterAdmission", check.Admission.Decision.Invalid.Select(problem => problem.ToString()));
        json.Text("saysAdmittedBy", check.SaysAdmittedBy);
        json.WriteBoolean("knownKind", check.Workload.IsKnownKind);
        json.WriteString("podSpec", check.Workload.SpecPath);
        json.WriteBoolean("staticPod", check.IsStaticPod);
        json.Text("sidecar", check.Sidecar?.Mesh);
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
        json.Text("admittedBy", kept.Policy);
        json.Objects("refusals", kept.Refusals, refusal => Write(json, refusal));
        json.Strings("filledIn", kept.FilledIn.Select(change => change.Path).Distinct(StringComparer.Ordinal));
    }
}
