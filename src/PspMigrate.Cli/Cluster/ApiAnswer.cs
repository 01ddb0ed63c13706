using System.Net;
using System.Text.Json.Nodes;
using PspMigrate.Manifests.Json;

namespace PspMigrate.Cli.Cluster;

/// <summary>What the API server answered.</summary>
/// <param name="Warnings">The texts of its <c>Warning</c> headers.</param>
internal sealed record ApiAnswer(HttpStatusCode Code, byte[] Body, ImmutableArray<string> Warnings)
{
    public bool IsSuccess => (int)Code is >= 200 and < 300;

    /// <summary>Where a gateway sends us instead; API servers never do.</summary>
    public string? Redirection { get; init; }

    /// <summary>Whether the API server says that there is no such object: pages of gateways say nothing of objects.</summary>
    public bool IsNotFound => Code == HttpStatusCode.NotFound && Status?.TextAt("reason") is "NotFound";

    /// <summary>The message of a refusal's Status object, else the bare code and whose words it comes without.</summary>
    public string Message => Status?.TextAt("message") is { } message
        ? message
        : Redirection is { } elsewhere
            ? $"HTTP {(int)Code}, which leads to {elsewhere}: a gateway may want you to log in"
            : $"HTTP {(int)Code}{(Body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'<', ..] ? " with a page, as proxies and gateways send them" : "")}";

    /// <summary>The object that the body of a success is.</summary>
    public JsonObject Object() => JsonNode.Parse(Body)!.AsObject();

    /// <summary>The fields that other field managers own, of a conflict of server-side apply; empty for any other answer.</summary>
    public ImmutableArray<string> FieldConflicts => Code != HttpStatusCode.Conflict ? [] :
    [
        .. (Status?.MapsAt("details", "causes") ?? [])
            .Where(cause => cause.TextAt("reason") is "FieldManagerConflict")
            .Select(cause => cause.TextAt("message") ?? ""),
    ];

    /// <summary>The Status object of a refusal; null where the body is something else.</summary>
    private MapNode? Status
    {
        get
        {
            try
            {
                return JsonTree.Parse("answer", Body) as MapNode;
            }
            catch (ManifestException)
            {
                return null;
            }
        }
    }
}
