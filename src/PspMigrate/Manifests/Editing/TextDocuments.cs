using System.Runtime.InteropServices;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Editing;

/// <summary>Finds the documents of a text that is edited.</summary>
internal static class TextDocuments
{
    internal const char ByteOrderMark = '\uFEFF';

    /// <summary>Each document's text, the offset at which it begins, and its first line.</summary>
    /// <param name="text">The whole text, with its byte order mark if it has one.</param>
    public static IEnumerable<(string Text, int Offset, int FirstLine)> Of(string text)
    {
        var offset = text.StartsWith(ByteOrderMark) ? 1 : 0;
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(text[offset..]);
        var read = 0;
        foreach (var document in Documents.Split(bytes))
        {
            MemoryMarshal.TryGetArray(document.Text, out var part);
            offset += Encoding.UTF8.GetCharCount(bytes.Span[read..part.Offset]);
            read = part.Offset;
            yield return (Encoding.UTF8.GetString(document.Text.Span), offset, document.FirstLine);
        }
    }
}
