using System.Text;
using CsCheck;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Machine;

namespace PspMigrate.Tests.Manifests.Json;

/// <summary>What is passed over against the reader of record: it ends where the value ends, and is valid.</summary>
[TestClass]
public sealed class JsonSkipperTests
{
    private const string Seed = """
        {
            "a": [1, -2, 0, 0.5, 1e3, -1.25E-2, true, false, null, {}, [], "", "x\n\"y\" \\ /"],
            "b": {"c": {"d": "ä€😀", "e": [[], [{}]]}, "a": "{[,]}"},
            "long": "                                                                      "
        }
        """;

    private static readonly string[] Insertions =
    [
        "\"", "\\", "\\\"", "\\u0041", "\\x", "{", "}", "[", "]", ",", ":", " ", "\n", "\t", "\u0001", "0", "01", "-", "+1", ".", "e", "tru", "null",
        "\"a\": 1,", "é", "//", "NaN",
    ];

    [TestMethod]
    [DataRow(Seed), DataRow("{}"), DataRow("[]"), DataRow(" [ ] ", 1), DataRow("[{\"a\":[1,{\"a\":2}]}]")]
    [DataRow("[\"\\u0041\\u003c\"]"), DataRow("{\"a\\n\":1}"), DataRow("{\"k:{\\\"name\\\":\\\"a\\\"}\":1,\"k:{\\\"name\\\":\\\"b\\\"}\":1}")]
    public void Plain_JSON_is_passed_over(string json, int from = 0) =>
        Length(json[from..]).Should().Be(Encoding.UTF8.GetByteCount(json.Trim()));

    [TestMethod]
    [DataRow("{\"a\":1,\"a\":2}"), DataRow("{\"\\u0061\":1}"), DataRow("[1,]"), DataRow("[01]"), DataRow("[1"), DataRow("[\"\t\"]"), DataRow("[\"\\ud83d\"]")]
    [DataRow("[\"\\u00g1\"]"), DataRow("[\"\\u004\"]"), DataRow("{\"a\\/b\":1}"), DataRow("{\"k:{\\\"a\\\"}\":1,\"k:{\\\"a\\\"}\":1}")]
    [DataRow("[\"\\ud83d\\ude0a\"]"), DataRow("[truex]"), DataRow("{1:2}"), DataRow("[1}"), DataRow("{,}")]
    public void Everything_else_is_left_to_the_token_reader(string json) => Length(json).Should().BeNull();

    [TestMethod]
    public void What_is_nested_deeper_than_is_read_is_left_to_the_token_reader()
    {
        Length(Nested(Limits.Depth + 1)).Should().NotBeNull();
        Length(Nested(Limits.Depth + 2)).Should().BeNull();

        static string Nested(int depth) => new string('[', depth) + new string(']', depth);
    }

    [TestMethod]
    public void Random_changes_are_passed_over_as_they_are_read_or_not_at_all() =>
        Gen.Select(Gen.Int[0, Seed.Length], Gen.Int[0, 20], Gen.Int[0, 2], Gen.OneOf(Insertions)).Array[1, 3].Sample(
            changes =>
            {
                var text = Seed;
                foreach (var (place, count, what, insertion) in changes)
                {
                    var at = place % (text.Length + 1);
                    if (what > 0)
                        text = text.Remove(at, Math.Min(what == 1 ? 1 : count, text.Length - at));
                    if (what < 2)
                        text = text.Insert(at, insertion);
                }

                if (text is not ['{' or '[', ..] || Length(text) is not { } length)
                    return;
                var diagnostics = new List<Diagnostic>();
                JsonTree.ParseAll("a.json", Encoding.UTF8.GetBytes(text).AsSpan(0, length), 1, diagnostics).Should().ContainSingle(text);
                diagnostics.Should().BeEmpty(text);
            },
            iter: 30_000);

    private static int? Length(string json) => JsonSkipper.Length(Encoding.UTF8.GetBytes(json), depth: 0, new TreeScratch());
}
