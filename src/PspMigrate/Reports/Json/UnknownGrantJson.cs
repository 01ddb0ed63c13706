using System.Text.Json;
using PspMigrate.Access;

namespace PspMigrate.Reports.Json;

/// <summary>A binding in the JSON reports that may grant more than the input shows.</summary>
internal static class UnknownGrantJson
{
    public static void Write(Utf8JsonWriter json, UnknownGrant grant)
    {
        json.WriteStartObject("binding");
        json.WriteString("kind", grant.Binding.Kind);
        json.WriteString("name", grant.Binding.Name);
        json.Text("namespace", grant.Binding.Namespace);
        json.Place("at", grant.Binding.At);
        json.WriteEndObject();
        json.WriteStartObject("role");
        json.WriteString("kind", grant.Binding.RoleRef.Kind);
        json.WriteString("name", grant.Binding.RoleRef.Name);
        json.WriteEndObject();
        json.Strings("missingPolicies", grant.Policies);
    }
}
