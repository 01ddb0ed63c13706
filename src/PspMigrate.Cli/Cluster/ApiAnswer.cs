using System.Net;
using System.Text.Json;

namespace PspMigrate.Cli.Cluster;

/// <summary>What the API server answered.</summary>
/// <param name="Warnings">The texts of its <c>Warning</c> headers.</param>
internal sealed record ApiAnswer(HttpStatusCode Code, byte[] Body, ImmutableArray<string> Warnings)
{
    public bool IsSuccess => (int)Code is >= 200 and < 300;

    /// <summary>Whether there is no such object.</summary>
    public bool IsNotFound => Code == HttpStatusCode.NotFound;

    /// <summary>The message of a refusal's Status object, else the bare code.</summary>
    public string Message => Status("message") ?? $"HTTP {(int)Code}";

    /// <summary>The body of a success.</summary>
    public JsonDocument Json() => JsonDocument.Parse(Body);

    /// <summary>The fields that other field managers own, of a conflict of server-side apply; empty for any other answer.</summary>
    public ImmutableArray<string> FieldConflicts
    {
        get
        {
            if (Code != HttpStatusCode.Conflict)
                return [];
            try
            {
                using var document = Json();
                return !document.RootElement.TryGetProperty("details", out var details) || !details.TryGetProperty("causes", out var causes)
                    ? []
                    :
                    [
                        .. causes.EnumerateArray()
                            .Where(cause => cause.TryGetProperty("reason", out var reason) && reason.ValueEquals("FieldManagerConflict"))
                            .Select(cause => cause.GetProperty("message").GetString() ?? ""),
                    ];
            }
            catch (JsonException)
            {
                return [];
            }
        }
    }

    private string? Status(string field)
    {
        try
        {
            using var document = Json();
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(field, out var value) ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
