using PspMigrate.Conversion.WhatIf;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Reports.Json;

/// <summary>A plan as data: everything. docs/report-schema.md says what it holds.</summary>
internal static class PlanJson
{
    /// <param name="schema">The version of the schema to keep to.</param>
    /// <param name="isPart">Whether lists of a namespace's workloads, grants and rules that never held stay empty, witnesses null, and what is kept
    /// untold.</param>
    public static void Write(Utf8JsonWriter json, Plan plan, int schema, bool isPart = false)
    {
        var hasSets = schema > 1;
        json.Kind("Report", schema);
        WriteOptions(json, plan);
        json.Objects("namespaces", plan.Namespaces, item => NamespaceJson.Write(
            json, isPart ? item with { Grants = [], NeverHeld = [], Workloads = WorkloadSummary.None } : item));
        json.Objects("influences", Influence.Of(plan).Where(influence => schema > 1 || influence.Binding is not null),
            influence => Write(json, influence));
        var atOthers = plan.Comparisons.Where(comparison => comparison.At.Version != plan.Options.Version).ToLookup(
            comparison => comparison.Policy.Name, StringComparer.Ordinal);
        json.Objects("policies", plan.Policies, policy => PolicyJson.Write(
            json, policy, [.. Enum.GetValues<Level>().Select(policy.At), .. atOthers[policy.Name]], hasSets, hasWitnesses: !isPart));
        json.Objects("accessFindings", plan.AccessFindings, finding =>
        {
            json.Word("kind", finding.Kind);
            json.WriteString("message", finding.Message);
            json.WriteString("detail", finding.Detail);
            json.Place("at", finding.At);
            json.Each("related", finding.Related, json.Place);
            json.WriteString("policy", finding.Policy);
            json.WriteString("namespace", finding.Namespace);
        });
        json.Objects("podSecurityFindings", plan.PodSecurityFindings, finding =>
        {
            json.Word("kind", finding.Kind);
            json.WriteString("message", finding.Message);
            json.WriteString("detail", finding.Detail);
            json.Place("at", finding.At);
            json.WriteString("namespace", finding.Namespace);
        });
        json.Objects("missing", plan.Missing, part =>
        {
            json.WriteString("what", part.What);
            json.Place("at", part.At);
            json.Strings("lacks", MissingMessages.Words(part.Lacks));
            json.Strings("namespaces", part.Namespaces);
            json.WriteBoolean("anywhere", part.IsAnywhere);
        });
        if (plan.Kept is { } kept && !isPart)
            json.Object("kept", () => KeptReportJson.Write(json, kept, hasSets));
        json.Object("future", () => NamespaceJson.WriteAnswer(json, plan.Future));
        json.WriteStartObject("notes");
        json.Word("policies", plan.PolicyState);
        json.WriteBoolean("hasBindings", plan.HasBindings);
        json.Numbers("skipped", plan.Skipped.Select(item => (item.Key, item.Value)));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Influence influence)
    {
        json.Named(influence.Kind, influence.Name, influence.Binding?.Namespace, influence.At);
        json.Objects("levels", influence.Levels, change =>
        {
            json.Word("from", change.From);
            json.Word("to", change.To);
            json.WriteNumber("namespaces", change.Namespaces);
        });
        json.WriteNumber("withoutPolicy", influence.Left);
    }

    private static void WriteOptions(Utf8JsonWriter json, Plan plan)
    {
        var options = plan.Options;
        json.WriteStartObject("options");
        json.Word("fit", plan.Fit);
        json.Word("policies", options.Policies);
        json.WriteString("kubernetesVersion", options.Version.ToString());
        Mode(json, "enforce", options.Enforce);
        Mode(json, "audit", options.Audit);
        Mode(json, "warn", options.Warn);
        json.WriteBoolean("overwrite", options.Overwrite);
        json.Word("noPolicy", options.Closed);
        json.WriteBoolean("includeControllers", options.IncludeControllers);
        json.WriteBoolean("includeUsers", options.IncludeUsers);
        json.Strings("scope", options.Scope.Names?.Order(StringComparer.Ordinal));
        json.WriteStartObject("without");
        json.Strings("bindings", options.Without.Bindings);
        json.Strings("roles", options.Without.Roles);
        json.Strings("policies", options.Without.Policies);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Mode(Utf8JsonWriter json, string name, ModeChoice choice)
    {
        if (choice.Level is { } level)
            json.Word(name, level);
        else
            json.WriteString(name, choice.IsAuto ? "auto" : "none");
    }
}
