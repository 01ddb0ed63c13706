using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Yaml;

/// <summary>Finds out from a YAML document's lines what it is, without parsing it.</summary>
/// <remarks>
/// In a block mapping only a top-level key can begin in the first column, so one line <c>kind:</c> and one line
/// <c>apiVersion:</c> are the object's. Two of either, as where a <c>---</c> was forgotten, leave it to the parser.
/// </remarks>
internal static class KindHint
{
    private static ReadOnlySpan<byte> Kind => "\nkind:"u8;

    private static ReadOnlySpan<byte> ApiVersion => "\napiVersion:"u8;

    /// <summary>apiVersion and kind as the first such lines tell; null when there are none.</summary>
    public static (string ApiVersion, string Kind)? First(ReadOnlySpan<byte> document, Utf8Words words) =>
        Value(document, After(document, Kind), words) is { } kind && Value(document, After(document, ApiVersion), words) is { } apiVersion
            ? (apiVersion, kind)
            : null;

    /// <summary>True when either line stands twice, so that lines don't tell.</summary>
    public static bool IsTwice(ReadOnlySpan<byte> document) => IsTwice(document, Kind) || IsTwice(document, ApiVersion);

    /// <summary>apiVersion and kind of lines that are a part of a document; null where they aren't, or twice.</summary>
    public static (string? ApiVersion, string? Kind) FindEach(ReadOnlySpan<byte> lines, Utf8Words words) =>
        (Only(lines, ApiVersion, words), Only(lines, Kind, words));

    /// <summary>What stands after a key on its line, without quotes and comment.</summary>
    public static string Value(ReadOnlySpan<byte> text, Utf8Words words)
    {
        var comment = text.IndexOf(" #"u8);
        return words.Get((comment < 0 ? text : text[..comment]).Trim(" \t\r\"'"u8)).Text;
    }

    private static string? Only(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> key, Utf8Words words) =>
        IsTwice(lines, key) ? null : Value(lines, After(lines, key), words);

    private static bool IsTwice(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> key) =>
        After(lines, key) is >= 0 and var after && lines[after..].IndexOf(key) >= 0;

    /// <summary>The offset after the first line that begins with a key, given with a line break before it; -1 when there is none.</summary>
    private static int After(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> key)
    {
        if (lines.StartsWith(key[1..]))
            return key.Length - 1;
        var at = lines.IndexOf(key);
        return at < 0 ? -1 : at + key.Length;
    }

    private static string? Value(ReadOnlySpan<byte> lines, int at, Utf8Words words)
    {
        if (at < 0)
            return null;
        var rest = lines[at..];
        var end = rest.IndexOf((byte)'\n');
        return Value(end < 0 ? rest : rest[..end], words);
    }
}
