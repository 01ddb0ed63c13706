using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PspMigrate.Reports;

namespace PspMigrate.Cli.Output;

/// <summary>Data for programs, as JSON or YAML.</summary>
internal static partial class StructuredText
{
    private static readonly ImmutableHashSet<string> Reserved =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "true", "false", "yes", "no", "on", "off", "null", "y", "n", "~");

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Json(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
            node.WriteTo(writer);
        return Printable.EscapeJson(Encoding.UTF8.GetString(buffer.ToArray())) + "\n";
    }

    public static string Yaml(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, string indent)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                var first = true;
                foreach (var (key, value) in map)
                {
                    text.Append(first ? "" : indent).Append(Scalar(key)).Append(':');
                    AppendValue(text, value, indent);
                    first = false;
                }

                break;
            case JsonArray { Count: > 0 } list:
                for (var i = 0; i < list.Count; i++)
                {
                    text.Append(i == 0 ? "" : indent).Append("- ");
                    Append(text, list[i], indent + "  ");
                }

                break;
            default:
                text.Append(Inline(node)).Append('\n');
                break;
        }
    }

    private static void AppendValue(StringBuilder text, JsonNode? value, string indent)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            // Lists are not indented below their key, as kubectl prints them.
            var inner = value is JsonArray ? indent : indent + "  ";
            text.Append('\n').Append(inner);
            Append(text, value, inner);
            return;
        }

        text.Append(' ').Append(Inline(value)).Append('\n');
    }

    private static string Inline(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Scalar(value.GetValue<string>()),
        _ => node.ToJsonString(),
    };

    private static string Scalar(string text) => Plain().IsMatch(text) && !Reserved.Contains(text)
        ? text
        : $"\"{Printable.EscapeJson(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text))}\"";

    [GeneratedRegex(@"\A[A-Za-z_/][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./@-]+)*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
