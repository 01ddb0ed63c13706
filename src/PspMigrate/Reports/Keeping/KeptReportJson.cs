using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Keeping;

/// <summary>What is kept and what isn't, line by line, as data; <c>reason</c> is null for what is kept.</summary>
internal static class KeptReportJson
{
    /// <summary>The entries <c>objects</c>, <c>rules</c>, <c>fillings</c>.</summary>
    public static void Write(Utf8JsonWriter json, Kept kept, bool hasSets)
    {
        json.Objects("objects", kept.Objects, item => json.Named(item.Kind, item.Name));
        json.Objects("rules", kept.Rules, rule => Write(json, rule, hasSets));
        json.Objects("fillings", kept.Fillings, filling => Write(json, filling));
    }

    private static void Write(Utf8JsonWriter json, KeptRule rule, bool hasSets)
    {
        json.WriteString("policy", rule.Policy);
        json.Strings("namespaces", rule.Namespaces);
        json.WriteString("level", rule.At.Level.Name());
        json.WriteString("control", rule.Control.Name);
        json.WriteString("values", rule.Control.Say(rule.Values));
        if (hasSets)
            SetJson.Write(json, "set", rule.Control, rule.Values);
        json.WriteString("field", rule.Field);
        json.Place("at", rule.Where);
        json.Strings("clauses", rule.Clauses);
        json.WriteString("admittedBy", rule.AdmittedBy);
        json.WriteString("reason", rule.Reason);
    }

    private static void Write(Utf8JsonWriter json, KeptFilling filling)
    {
        json.WriteString("policy", filling.Policy);
        json.Strings("namespaces", filling.Namespaces);
        json.WriteString("control", filling.Control.Name);
        json.WriteString("filledIn", filling.FilledIn);
        json.Place("at", filling.Where);
        json.WriteString("chosenInstead", filling.Instead);
        json.WriteString("reason", filling.Reason);
    }
}
