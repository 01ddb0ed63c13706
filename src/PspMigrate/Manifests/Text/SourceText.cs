using System.Text.Unicode;

namespace PspMigrate.Manifests.Text;

/// <summary>A source's bytes → UTF-8 text without a byte order mark, or a message why it is no text.</summary>
internal static class SourceText
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];
    private static ReadOnlySpan<byte> Utf16LittleMark => [0xFF, 0xFE];
    private static ReadOnlySpan<byte> Utf16BigMark => [0xFE, 0xFF];
    private static ReadOnlySpan<byte> GzipMark => [0x1F, 0x8B];

    /// <summary>True for what Windows PowerShell writes when the output of kubectl is redirected.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> start) => start.StartsWith(Utf16LittleMark) || start.StartsWith(Utf16BigMark);

    public static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith(GzipMark);

    /// <summary>The length of the byte order mark at the beginning of UTF-8 text.</summary>
    public static int MarkLength(ReadOnlySpan<byte> start) => start.StartsWith(Utf8Mark) ? Utf8Mark.Length : 0;

    /// <summary>The UTF-8 form of UTF-16 text that begins with a byte order mark.</summary>
    public static byte[] FromUtf16(ReadOnlySpan<byte> text) => Encoding.Convert(
        text.StartsWith(Utf16LittleMark) ? Encoding.Unicode : Encoding.BigEndianUnicode, Encoding.UTF8, text[2..].ToArray());

    /// <exception cref="ManifestException">The bytes are not valid UTF-8.</exception>
    public static string Decode(string source, ReadOnlySpan<byte> text, int firstLine)
    {
        if (Utf8.IsValid(text))
            return Encoding.UTF8.GetString(text);
        var valid = 0;
        while (Rune.DecodeFromUtf8(text[valid..], out _, out var length) == System.Buffers.OperationStatus.Done)
            valid += length;
        throw ManifestException.At(
            new TextCursor(new Position(source, firstLine, 1)).MoveTo(text, valid),
            $"the byte 0x{text[valid]:X2} here is not valid UTF-8", "save the file as UTF-8");
    }
}
