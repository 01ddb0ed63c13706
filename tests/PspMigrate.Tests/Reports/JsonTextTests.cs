using System.Text.Json;
using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports;

[TestClass]
public sealed class JsonTextTests
{
    [TestMethod]
    public void Text_of_every_language_stays_and_what_hides_or_reorders_is_an_escape()
    {
        var text = Write("ä日本 <a> \u202E\u200B\u001b");

        text.Should().Be("{\n  \"x\": \"ä日本 \\u003Ca\\u003E \\u202e\\u200b\\u001B\"\n}\n");
        JsonDocument.Parse(text).RootElement.GetProperty("x").GetString().Should().Be("ä日本 <a> \u202E\u200B\u001b");
    }

    /// <summary>A report is flushed while it is written: no piece may be lost or come twice.</summary>
    [TestMethod]
    public void Pieces_are_the_whole()
    {
        using var output = new StringWriter();
        JsonText.Write(
            json =>
            {
                json.WriteStartArray();
                for (var i = 0; i < 100; i++)
                {
                    json.WriteStringValue($"ä{i}");
                    json.Flush();
                }

                json.WriteEndArray();
            },
            output);

        JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().Select(item => item.GetString()).Should()
            .Equal(Enumerable.Range(0, 100).Select(i => $"ä{i}"));
    }

    /// <summary>It leaves some lines at a time, whatever their length.</summary>
    [TestMethod]
    public void Long_pieces_are_the_whole()
    {
        int[] lengths = [1, 8_000, 8_190, 8_191, 8_192, 20_000];
        string[] values = [.. lengths.SelectMany(length => new[] { new string('a', length), new string('ä', length), "日" })];

        using var output = new StringWriter();
        JsonText.Write(
            json =>
            {
                json.WriteStartArray();
                foreach (var value in values)
                    json.WriteStringValue(value);
                json.WriteEndArray();
            },
            output);

        JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().Select(item => item.GetString()).Should().Equal(values);
    }

    private static string Write(string value) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("x", value);
        json.WriteEndObject();
    });
}
