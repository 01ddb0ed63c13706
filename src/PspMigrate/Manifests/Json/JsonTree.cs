using System.Text;
using System.Text.Json;

namespace PspMigrate.Manifests;

/// <summary>JSON text → the same positioned nodes as YAML gives.</summary>
public static class JsonTree
{
    /// <summary>The one value that <paramref name="json"/> holds.</summary>
    /// <exception cref="ManifestException">It isn't valid JSON, or holds more or less than one value.</exception>
    public static Node Parse(string source, ReadOnlySpan<byte> json, List<Diagnostic>? diagnostics = null)
    {
        var values = ParseAll(source, json, firstLine: 1, diagnostics ?? []);
        return values.Count == 1
            ? values[0]
            : throw ManifestException.At(new Position(source, 1, 1), $"expected one JSON value, found {values.Count}");
    }

    /// <inheritdoc cref="Parse(string, ReadOnlySpan{byte}, List{Diagnostic}?)"/>
    public static Node Parse(string source, string json, List<Diagnostic>? diagnostics = null) =>
        Parse(source, Encoding.UTF8.GetBytes(json), diagnostics);

    /// <summary>The values that stand one after another in <paramref name="json"/>.</summary>
    /// <exception cref="ManifestException">It isn't valid JSON.</exception>
    internal static List<Node> ParseAll(string source, ReadOnlySpan<byte> json, int firstLine, List<Diagnostic> diagnostics)
    {
        var reader = new JsonNodeReader(source, json, firstLine, diagnostics);
        var values = new List<Node>();
        try
        {
            while (reader.MoveNext())
                values.Add(reader.Read(depth: 0));
        }
        catch (JsonException problem)
        {
            throw Explain(problem, source, firstLine);
        }

        return values;
    }

    /// <summary>One object as an API server sends it: without lines, and without what the server keeps for itself.</summary>
    /// <param name="source">Names the object.</param>
    /// <exception cref="ManifestException">It isn't valid JSON.</exception>
    internal static Node ParseLive(string source, ReadOnlySpan<byte> json, List<Diagnostic> diagnostics)
    {
        var reader = new JsonNodeReader(source, json, firstLine: 0, diagnostics) { IsLive = true };
        try
        {
            reader.MoveNext();
            return reader.Read(depth: 0);
        }
        catch (JsonException problem)
        {
            throw Explain(problem, source, firstLine: 0);
        }
    }

    /// <summary>What .NET's parser says, as our message.</summary>
    internal static ManifestException Explain(JsonException problem, string source, int firstLine)
    {
        var line = (int)(problem.LineNumber ?? 0) + firstLine;
        var at = new Position(source, line, (int)(problem.BytePositionInLine ?? 0) + 1);
        return problem.Message.Contains("maximum configured depth", StringComparison.Ordinal)
            ? Limits.TooDeep(at)
            : ManifestException.At(at, "this is not valid JSON: " + Reason(problem));
    }

    /// <summary>The problem as a part of a sentence, without the place that .NET appends.</summary>
    private static string Reason(JsonException problem)
    {
        var end = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? problem.Message : problem.Message[..end]).TrimEnd('.', ' ');
        var sentence = reason.IndexOf(". ", StringComparison.Ordinal);
        reason = sentence < 0 ? reason : reason[..sentence];
        return char.ToLowerInvariant(reason[0]) + reason[1..];
    }
}
