using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Yaml;

/// <summary>Finds out from a YAML document's lines what it is, without parsing it.</summary>
/// <remarks>
/// In a block mapping only a top-level key can begin in the first column, so one line <c>kind:</c> and one line
/// <c>apiVersion:</c> are the object's. Two of either, as where a <c>---</c> was forgotten, leave it to the parser.
/// </remarks>
internal static class KindHint
{
    /// <summary>apiVersion and kind; null when the lines don't tell.</summary>
    public static (string ApiVersion, string Kind)? Find(ReadOnlySpan<byte> document, Utf8Words words) =>
        Find(document, "\nkind:"u8, words) is { } kind && Find(document, "\napiVersion:"u8, words) is { } apiVersion ? (apiVersion, kind) : null;

    /// <summary>apiVersion and kind of lines that are a part of a document; null where they aren't, or twice.</summary>
    public static (string? ApiVersion, string? Kind) FindEach(ReadOnlySpan<byte> lines, Utf8Words words) =>
        (Find(lines, "\napiVersion:"u8, words), Find(lines, "\nkind:"u8, words));

    /// <summary>What stands after a key on its line, without quotes and comment.</summary>
    public static string Value(ReadOnlySpan<byte> text, Utf8Words words)
    {
        var comment = text.IndexOf(" #"u8);
        return words.Get((comment < 0 ? text : text[..comment]).Trim(" \t\r\"'"u8)).Text;
    }

    /// <summary>The value of the only line that begins with a key, given with a line break before it.</summary>
    private static string? Find(ReadOnlySpan<byte> document, ReadOnlySpan<byte> key, Utf8Words words)
    {
        var rest = document;
        if (!document.StartsWith(key[1..]))
        {
            var first = document.IndexOf(key);
            if (first < 0)
                return null;
            rest = document[(first + 1)..];
        }

        rest = rest[(key.Length - 1)..];
        if (rest.IndexOf(key) >= 0)
            return null;
        var end = rest.IndexOf((byte)'\n');
        return Value(end < 0 ? rest : rest[..end], words);
    }
}
