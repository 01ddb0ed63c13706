using System.Text.Json;
using PspMigrate.Conversion;
using PspMigrate.Manifests;

namespace PspMigrate.Reports.Json;

/// <summary>Pieces that recur in the JSON report.</summary>
internal static class JsonWriterExtensions
{
    /// <summary>The depth of the lists of a report: what stands in them leaves one by one.</summary>
    private const int FlushedDepth = 2;

    extension(Utf8JsonWriter json)
    {
        /// <summary><c>"at": {"file": …, "line": …, "column": …}</c>; null for what stands in no file; objects of a cluster have no lines.</summary>
        public void Place(string name, Position at)
        {
            json.WritePropertyName(name);
            json.Place(at);
        }

        public void Place(Position at)
        {
            if (!at.IsKnown)
            {
                json.WriteNullValue();
                return;
            }

            json.WriteStartObject();
            json.WriteString("file", at.Source);
            if (at.Line > 0)
            {
                json.WriteNumber("line", at.Line);
                json.WriteNumber("column", at.Column);
            }

            json.WriteEndObject();
        }

        public void Strings(string name, IEnumerable<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        public void Objects<T>(string name, IEnumerable<T> values, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStartObject();
                write(value);
                json.WriteEndObject();
                if (json.CurrentDepth <= FlushedDepth)
                    json.Flush();
            }

            json.WriteEndArray();
        }

        /// <summary>An enum's member as the schema spells it: <c>wildcardGrant</c>.</summary>
        public void Word<T>(string name, T value)
            where T : struct, Enum => json.WriteString(name, JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        /// <summary>By whose right the policy is used that admits a workload's pods, and the controller that makes them.</summary>
        public void AdmittedThrough(Admission admission)
        {
            if (admission.Policy is null)
                json.WriteNull("admittedThrough");
            else
                json.Word("admittedThrough", admission.Through);
            json.Text("controller", admission.Controller);
        }

        /// <summary>A string, or null.</summary>
        public void Text(string name, string? value)
        {
            if (value is null)
                json.WriteNull(name);
            else
                json.WriteString(name, value);
        }
    }
}
