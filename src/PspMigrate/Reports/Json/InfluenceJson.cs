using PspMigrate.Conversion.WhatIf;

namespace PspMigrate.Reports.Json;

/// <summary>A binding or policy that alone keeps namespaces at a laxer level.</summary>
internal static class InfluenceJson
{
    public static void Write(Utf8JsonWriter json, Influence influence)
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
}
