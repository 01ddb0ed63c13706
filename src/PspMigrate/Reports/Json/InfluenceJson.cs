using System.Text.Json;
using PspMigrate.Conversion.WhatIf;

namespace PspMigrate.Reports.Json;

/// <summary>A binding that alone keeps namespaces at a laxer level.</summary>
internal static class InfluenceJson
{
    public static void Write(Utf8JsonWriter json, Influence influence)
    {
        json.WriteString("kind", influence.Binding.Kind);
        json.WriteString("name", influence.Binding.Name);
        json.Text("namespace", influence.Binding.Namespace);
        json.Place("at", influence.Binding.At);
        json.Objects("levels", influence.Levels, change =>
        {
            json.Word("from", change.From);
            json.Word("to", change.To);
            json.WriteNumber("namespaces", change.Namespaces);
        });
        json.WriteNumber("withoutPolicy", influence.Left);
    }
}
