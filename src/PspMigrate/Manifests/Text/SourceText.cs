using System.Text;
using System.Text.Unicode;

namespace PspMigrate.Manifests;

/// <summary>A source's bytes → UTF-8 text without a byte order mark, or a message why it is no text.</summary>
internal static class SourceText
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];
    private static ReadOnlySpan<byte> Utf16LittleMark => [0xFF, 0xFE];
    private static ReadOnlySpan<byte> Utf16BigMark => [0xFE, 0xFF];
    private static ReadOnlySpan<byte> GzipMark => [0x1F, 0x8B];

    /// <exception cref="ManifestException">The source is too large or looks like a binary file.</exception>
    public static ReadOnlyMemory<byte> Read(string source, Stream content)
    {
        var bytes = ReadAll(source, content);
        var span = bytes.Span;
        if (span.StartsWith(Utf8Mark))
            return bytes[Utf8Mark.Length..];

        // Windows PowerShell redirects the output of kubectl into such files.
        if (span.StartsWith(Utf16LittleMark))
            return Encoding.Convert(Encoding.Unicode, Encoding.UTF8, bytes[2..].ToArray());
        if (span.StartsWith(Utf16BigMark))
            return Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, bytes[2..].ToArray());

        var zero = span.StartsWith(GzipMark) ? 0 : span.IndexOf((byte)0);
        if (zero >= 0)
        {
            throw ManifestException.At(
                Locate(source, span, zero, firstLine: 1), "this looks like a binary file, not YAML or JSON", "give manifests as text");
        }

        return bytes;
    }

    /// <exception cref="ManifestException">The bytes are not valid UTF-8.</exception>
    public static string Decode(string source, ReadOnlySpan<byte> text, int firstLine)
    {
        if (Utf8.IsValid(text))
            return Encoding.UTF8.GetString(text);
        var valid = 0;
        while (Rune.DecodeFromUtf8(text[valid..], out _, out var length) == System.Buffers.OperationStatus.Done)
            valid += length;
        throw ManifestException.At(
            Locate(source, text, valid, firstLine), $"the byte 0x{text[valid]:X2} here is not valid UTF-8", "save the file as UTF-8");
    }

    /// <summary>The place of a byte offset.</summary>
    public static Position Locate(string source, ReadOnlySpan<byte> text, int offset, int firstLine) =>
        new JsonCursor(source, firstLine).MoveTo(text, offset);

    private static ReadOnlyMemory<byte> ReadAll(string source, Stream content)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = content.Read(chunk)) > 0;)
        {
            if (buffer.Length + read > Limits.Source)
            {
                throw ManifestException.At(
                    new Position(source, 1, 1), $"this is larger than {Limits.Source >> 20} MiB", "split it into several files");
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
