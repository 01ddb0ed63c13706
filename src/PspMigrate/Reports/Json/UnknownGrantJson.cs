namespace PspMigrate.Reports.Json;

/// <summary>A binding in the JSON reports that may grant more than the input shows.</summary>
internal static class UnknownGrantJson
{
    public static void Write(Utf8JsonWriter json, UnknownGrant grant)
    {
        json.Object("binding", () => json.Named(grant.Binding.Kind, grant.Binding.Name, grant.Binding.Namespace, grant.Binding.At));
        json.Object("role", () => json.Named(grant.Binding.RoleRef.Kind, grant.Binding.RoleRef.Name));
        json.Strings("missingPolicies", grant.Policies);
    }
}
