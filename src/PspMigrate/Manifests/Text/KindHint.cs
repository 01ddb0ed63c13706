using System.Text;

namespace PspMigrate.Manifests;

/// <summary>Finds out from a YAML document's lines what it is, without parsing it.</summary>
/// <remarks>
/// In a block mapping only a top-level key can begin in the first column, so one line <c>kind:</c> and one line
/// <c>apiVersion:</c> are the object's. Two of either, as where a <c>---</c> was forgotten, leave it to the parser.
/// </remarks>
internal static class KindHint
{
    /// <summary>apiVersion and kind; null when the lines don't tell.</summary>
    public static (string ApiVersion, string Kind)? Find(ReadOnlySpan<byte> document)
    {
        string? kind = null;
        string? apiVersion = null;
        while (!document.IsEmpty)
        {
            var end = document.IndexOf((byte)'\n');
            var line = end < 0 ? document : document[..end];
            document = end < 0 ? default : document[(end + 1)..];
            if (line.StartsWith("kind:"u8))
            {
                if (kind is not null)
                    return null;
                kind = Value(line["kind:"u8.Length..]);
            }
            else if (line.StartsWith("apiVersion:"u8))
            {
                if (apiVersion is not null)
                    return null;
                apiVersion = Value(line["apiVersion:"u8.Length..]);
            }
        }

        return kind is not null && apiVersion is not null ? (apiVersion, kind) : null;
    }

    private static string Value(ReadOnlySpan<byte> text)
    {
        var comment = text.IndexOf(" #"u8);
        return Encoding.UTF8.GetString((comment < 0 ? text : text[..comment]).Trim(" \t\r\"'"u8));
    }
}
