using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PspMigrate.Reports;

/// <summary>JSON for people and programs: indented, line feeds, a line feed at the end.</summary>
public static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var text = new StringWriter();
        Write(write, text);
        return text.ToString();
    }

    /// <summary>The same piece by piece, as often as the writer is flushed: a large cluster's report is longer than what it was made of.</summary>
    public static void Write(Action<Utf8JsonWriter> write, TextWriter output)
    {
        using (var stream = new TextStream(output))
        using (var json = new Utf8JsonWriter(stream, Options))
            write(json);
        output.Write('\n');
    }

    /// <summary>UTF-8 becomes text, hidden characters become escapes.</summary>
    /// <remarks>Some lines at a time: pieces of a large report would be objects that the collector leaves for long.</remarks>
    private sealed class TextStream(TextWriter output) : MemoryStream
    {
        private const int Most = 8192;

        private readonly char[] _text = new char[Most];

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            while (!buffer.IsEmpty)
            {
                var lines = buffer[..LengthOfLines(buffer)];
                if (lines.Length <= Most && Ascii.ToUtf16(lines, _text, out var length) == OperationStatus.Done)
                    output.Write(_text.AsSpan(0, length));
                else
                    output.Write(Printable.EscapeJson(Encoding.UTF8.GetString(lines)));
                buffer = buffer[lines.Length..];
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        /// <summary>As many lines as there is room for, at least one.</summary>
        private static int LengthOfLines(ReadOnlySpan<byte> buffer)
        {
            if (buffer.Length <= Most)
                return buffer.Length;
            var end = buffer[..Most].LastIndexOf((byte)'\n');
            if (end < 0)
                end = buffer.IndexOf((byte)'\n');
            return end < 0 ? buffer.Length : end + 1;
        }
    }
}
