using System.Text.Json;
using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports.Json;

/// <summary>What a part of the JSON report says.</summary>
internal static class Said
{
    /// <summary>The object that some entries make, read back.</summary>
    public static JsonElement By(Action<Utf8JsonWriter> entries) => JsonDocument.Parse(JsonText.Write(json =>
    {
        json.WriteStartObject();
        entries(json);
        json.WriteEndObject();
    })).RootElement;

    public static string? Text(this JsonElement item, string name) => item.GetProperty(name).GetString();

    public static string?[] Texts(this JsonElement item, string name) => [.. item.GetProperty(name).EnumerateArray().Select(entry => entry.GetString())];

    /// <summary>The only entry of a list about something.</summary>
    public static JsonElement About(this JsonElement item, string list, string property, string value) =>
        item.GetProperty(list).EnumerateArray().Single(entry => entry.Text(property) == value);
}
