using System.IO.Compression;
using System.Text.Json;
using PspMigrate.Reports.Html;

namespace PspMigrate.Tests.Reports.Html;

/// <summary>The data at the end of a page, as a tool would read them.</summary>
[TestClass]
public sealed class EmbeddedDataTests
{
    private const int QuarterMegabyte = 256 * 1024;

    [TestMethod]
    [DataRow("</script><script>alert(1)</script>"), DataRow("<!--<script>"), DataRow("]]>"), DataRow("\u2028\"'&\\")]
    public void No_name_ends_the_element_early_and_each_is_read_back_as_it_was(string name)
    {
        var content = Content(new EmbeddedData(json => json.WriteString("name", name)));

        content.Should().NotContainAny("<", ">", "&", "'", "\u2028");
        using var data = JsonDocument.Parse(content);
        data.RootElement.GetProperty("name").GetString().Should().Be(name);
    }

    [TestMethod]
    public void Long_data_say_how_they_are_packed_and_unpack_to_the_same()
    {
        var text = string.Concat(Enumerable.Range(0, QuarterMegabyte / 4).Select(i => $"{i} "));

        var content = Content(new EmbeddedData(json => json.WriteString("name", text)));

        content.Length.Should().BeLessThan(text.Length);
        using var packed = JsonDocument.Parse(content);
        packed.RootElement.GetProperty("encoding").GetString().Should().Be("gzip+base64");
        using var gzip = new GZipStream(new MemoryStream(packed.RootElement.GetProperty("data").GetBytesFromBase64()), CompressionMode.Decompress);
        using var data = JsonDocument.Parse(gzip);
        data.RootElement.GetProperty("name").GetString().Should().Be(text);
    }

    /// <summary>Short ones stay what a reader of the source can read.</summary>
    [TestMethod]
    public void Short_data_are_plain_json()
    {
        using var data = JsonDocument.Parse(Content(new EmbeddedData(json => json.WriteString("name", new string('x', QuarterMegabyte / 2)))));

        data.RootElement.EnumerateObject().Select(entry => entry.Name).Should().Equal("name");
    }

    [TestMethod]
    public void Whoever_reads_a_part_is_told_where_the_whole_is() =>
        new EmbeddedData(_ => { }, isPart: true).Words.Should().Contain("without each workload").And.Contain("convert --report json");

    private static string Content(EmbeddedData data)
    {
        var html = data.Element.Source();
        const string start = "<script type=\"application/json\" id=report>", end = "</script>";
        html.Should().StartWith(start).And.EndWith(end);
        return html[start.Length..^end.Length];
    }
}
