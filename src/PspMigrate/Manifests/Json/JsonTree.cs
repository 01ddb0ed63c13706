namespace PspMigrate.Manifests.Json;

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
        var start = new Position(source, firstLine, 1);
        var reader = new JsonNodeReader(start, json);
        var values = new List<Node>();
        try
        {
            while (reader.MoveNext())
                values.Add(reader.Read(depth: 0, diagnostics));
        }
        catch (JsonException problem)
        {
            throw Explain(problem, start);
        }

        return values;
    }

    /// <summary>What .NET's parser says, as our message.</summary>
    internal static ManifestException Explain(JsonException problem, Position start)
    {
        var line = (int)(problem.LineNumber ?? 0);
        var column = (int)(problem.BytePositionInLine ?? 0) + (line == 0 ? start.Column : 1);
        var at = new Position(start.Source, line + start.Line, column);
        return problem.Message.Contains("maximum configured depth", StringComparison.Ordinal)
            ? Limits.TooDeep(at)
            : ManifestException.At(at, "this is not valid JSON: " + Reason(problem));
    }

    /// <summary>The problem as a part of a sentence, without the place that .NET appends.</summary>
    private static string Reason(JsonException problem)
    {
        var end = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? problem.Message : problem.Message[..end]).TrimEnd('.', ' ');

        // .NET repeats what should be a literal, and all that follows it.
        if (reason.LastIndexOf("' is an invalid JSON literal", StringComparison.Ordinal) is var literal and > 0)
            return $"{Quote.Text(string.Concat(reason[1..literal].TakeWhile(char.IsAsciiLetter)))} is not a JSON literal";
        var sentence = reason.IndexOf(". ", StringComparison.Ordinal);
        reason = sentence < 0 ? reason : reason[..sentence];
        return char.ToLowerInvariant(reason[0]) + reason[1..];
    }
}
