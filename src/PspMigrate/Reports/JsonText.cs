using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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

    /// <summary>The whole text.</summary>
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
    private sealed class TextStream(TextWriter output) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) =>
            output.Write(Ascii.IsValid(buffer) ? Encoding.ASCII.GetString(buffer) : Printable.EscapeJson(Encoding.UTF8.GetString(buffer)));

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
