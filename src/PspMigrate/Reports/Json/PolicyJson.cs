namespace PspMigrate.Reports.Json;

/// <summary>A policy and its differences from levels in the JSON report.</summary>
internal static class PolicyJson
{
    public static void Write(
        Utf8JsonWriter json, PolicyPlan policy, ImmutableArray<Comparison> comparisons, bool hasSets, bool hasWitnesses)
    {
        json.WriteString("name", policy.Name);
        json.Place("at", policy.Policy.At);
        json.WriteString("dropped", policy.Dropped);
        json.Word("closest", policy.Closest);
        json.Word("exact", policy.Exact);
        json.Objects("comparisons", comparisons, comparison =>
        {
            json.Word("level", comparison.At.Level);
            json.WriteString("version", comparison.At.Version.ToString());
            json.WriteBoolean("fits", comparison.Fits);
            json.WriteBoolean("exact", comparison.IsExact);
            json.Objects("findings", comparison.Findings, finding => Write(json, comparison, finding, hasSets, hasWitnesses));
            json.Strings("blockers", comparison.Blockers.Select(finding => finding.Control.Name));
        });
    }

    private static void Write(Utf8JsonWriter json, Comparison comparison, Finding finding, bool hasSets, bool hasWitnesses)
    {
        var control = finding.Control;
        json.Word("kind", finding.Kind);
        json.WriteString("control", control.Name);
        json.WriteBoolean("granted", finding.Granted);
        json.WriteString("field", finding.Field);
        json.Place("at", finding.At);
        json.WriteBoolean("set", finding.IsSet);
        json.WriteString("because", finding.Because);
        json.WriteString("policyAdmits", control.Say(finding.PolicyAdmits));
        json.WriteString("levelAllows", control.Say(finding.LevelAllows));
        json.WriteString("values", control.Say(finding.Values));
        if (hasSets)
        {
            json.WriteStartObject("sets");
            SetJson.Write(json, "policyAdmits", control, finding.PolicyAdmits);
            SetJson.Write(json, "levelAllows", control, finding.LevelAllows);
            SetJson.Write(json, "values", control, finding.Values);
            json.WriteEndObject();
        }

        json.Strings("checks", finding.Checks);
        json.WriteString("condition", finding.Condition);
        json.WriteString("instead", finding.Instead is not { } instead ? null : instead.IsUnset ? "" : control.Write(instead));
        json.WriteString("filledIn", finding.FilledIn);
        json.WriteBoolean("userNamespace", finding.Exemption == Exemption.UserNamespace);
        WitnessJson.Write(json, hasWitnesses ? Witnesses.Make(comparison, finding) : null);
    }
}
