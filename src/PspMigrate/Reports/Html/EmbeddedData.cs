using System.IO.Compression;
using System.Text.Encodings.Web;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Html;

/// <summary>The answer as data inside a page, for tools: JSON in a script element that no browser runs.</summary>
internal sealed class EmbeddedData
{
    /// <summary>Beyond this the data are compressed: they are to stay a part of the page, not most of it.</summary>
    private const int Longest = 256 * 1024;

    /// <summary>The encoder that escapes everything that HTML could take for markup: nothing ends the element early.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Default };

    private readonly string _json;
    private readonly bool _isPart;

    /// <param name="isPart">Whether long lists are left out.</param>
    public EmbeddedData(Action<Utf8JsonWriter> write, bool isPart = false)
    {
        _isPart = isPart;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            json.Object(() => write(json));
        _json = stream.Length <= Longest ? Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) : Compressed(stream);
    }

    /// <summary>What there is to say of it to a reader.</summary>
    public string Words => _isPart
        ? "The page holds the report as JSON, too (script element with id report), without each workload, grant, witness and kept "
            + "rule: convert --report json has those."
        : "The page holds the report as JSON, too (script element with id report).";

    public Markup Element => new("script", [("type", "application/json"), ("id", "report")], Markup.Own(_json));

    /// <summary>An object that says how it holds the report: <c>base64 -d | gunzip</c>. Nothing in base64 could be taken for markup.</summary>
    private static string Compressed(MemoryStream whole)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            whole.WriteTo(gzip);
        return $$"""{"encoding":"gzip+base64","data":"{{Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length)}}"}""";
    }
}
