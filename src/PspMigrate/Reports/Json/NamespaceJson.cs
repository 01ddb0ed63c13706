namespace PspMigrate.Reports.Json;

/// <summary>A namespace in the JSON report.</summary>
internal static class NamespaceJson
{
    public static void Write(Utf8JsonWriter json, NamespacePlan plan)
    {
        json.WriteString("name", plan.Name);
        json.Place("at", plan.At);
        WriteAnswer(json, plan);
        json.Objects("modes", plan.Labels, labels =>
        {
            json.Word("mode", labels.Mode);
            json.WriteString("currentLevel", labels.CurrentLevel);
            json.WriteString("currentVersion", labels.CurrentVersion);
            json.Word("level", labels.Wanted.Level);
            json.WriteString("version", labels.Wanted.Version.ToString());
            json.WriteBoolean("kept", labels.IsKept);
        });
        json.Texts("labels", plan.FinalLabels);
        json.WriteBoolean("needsPatch", plan.NeedsPatch);
        json.Objects("neverHeld", plan.NeverHeld, rule =>
        {
            json.WriteString("policy", rule.Policy.Name);
            json.WriteString("control", rule.Finding.Control.Name);
            json.WriteString("field", rule.Finding.Field);
            json.Strings("admittedBy", rule.Admitting);
        });
        Workloads(json, plan);
    }

    /// <summary>What a namespace gets, made already or later.</summary>
    public static void WriteAnswer(Utf8JsonWriter json, NamespacePlan plan)
    {
        json.WriteString("level", plan.Level?.Name());
        json.Word("withoutLevel", plan.WithoutLevel);
        json.Word("basis", plan.Basis);
        json.WriteString("decidedBy", plan.DecidedBy?.Name);
        json.Strings("decidedByAll", plan.Deciding.Select(policy => policy.Name));
        json.Strings("widenedBy", plan.WidenedBy);
        json.Strings("policies", plan.Policies.Select(policy => policy.Name));
        json.Objects("grants", plan.Grants, grant => Write(json, grant));
        json.UnknownGrants(plan.Unknown);
    }

    private static void Write(Utf8JsonWriter json, Grant grant)
    {
        json.WriteString("policy", grant.Policy);
        json.WriteStartObject("role");
        json.Named(grant.Role.Kind, grant.Role.Name);
        json.Place("at", grant.Role.At);
        json.Place("ruleAt", grant.Rule.At);
        json.WriteEndObject();
        json.Object("binding", () => json.Named(grant.Binding.Kind, grant.Binding.Name, grant.Binding.Namespace, grant.Binding.At));
        json.Object("subject", () => json.Named(grant.Subject.Kind, grant.Subject.Name, grant.Subject.Namespace, grant.Subject.At));
    }

    private static void Workloads(Utf8JsonWriter json, NamespacePlan plan) => json.Objects("workloads", plan.Workloads.States, state =>
    {
        json.Named(state.Workload.Kind, state.Workload.Name);
        json.WriteNumber("pods", state.Workload.AlikePods);
        json.Place("at", state.Workload.At);
        json.WriteString("serviceAccount", state.Workload.ServiceAccount);
        json.WriteString("admittedBy", state.AdmittedBy);
        json.AdmittedThrough(state.Admission);
        json.WriteString("saysAdmittedBy", state.SaysAdmittedBy);
        json.Word("strictest", state.Strictest);
        json.WriteBoolean("refused", state.Strictest < plan.Enforced);
        // Each time that it is asked for, the pod is judged again.
        var verdict = state.Verdict;
        json.WriteStartObject("nextStricter");
        json.WriteString("reason", verdict.Reason);
        json.WriteString("detail", verdict.Detail);
        json.Strings("checks", verdict.Checks);
        json.WriteEndObject();
    });
}
