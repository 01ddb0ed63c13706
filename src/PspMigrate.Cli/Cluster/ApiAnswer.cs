using System.Net;

namespace PspMigrate.Cli.Cluster;

/// <summary>What the API server answered.</summary>
/// <param name="Warnings">The texts of its <c>Warning</c> headers.</param>
internal sealed record ApiAnswer(HttpStatusCode Code, byte[] Body, ImmutableArray<string> Warnings)
{
    public bool IsSuccess => (int)Code is >= 200 and < 300;

    /// <summary>Where a gateway sends us instead; API servers never do.</summary>
    public string? Redirection { get; init; }

    /// <summary>Whether the API server says that there is no such object: pages of gateways say nothing of objects.</summary>
    public bool IsNotFound => Code == HttpStatusCode.NotFound && string.Equals(Status("reason"), "NotFound", StringComparison.Ordinal);

    /// <summary>The message of a refusal's Status object, else the bare code and whose words it comes without.</summary>
    public string Message => Status("message") is { Length: > 0 } message
        ? message
        : Redirection is { } elsewhere
            ? $"HTTP {(int)Code}, which leads to {elsewhere}: a gateway may want you to log in"
            : $"HTTP {(int)Code}{(Body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'<', ..] ? " with a page, as proxies and gateways send them" : "")}";

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
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
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
                && document.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
