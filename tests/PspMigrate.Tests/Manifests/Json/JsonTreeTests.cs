using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;

namespace PspMigrate.Tests.Manifests.Json;

[TestClass]
public sealed class JsonTreeTests
{
    [TestMethod]
    public void Every_node_knows_its_line_and_column()
    {
        var map = (MapNode)JsonTree.Parse("a.json", "{\n  \"ä\": [1,\r\n 2],\n  \"b\": {\"c\": null}}");

        map.At.Should().Be(new Position("a.json", 1, 1));
        map.Where("ä").Should().Be(new Position("a.json", 2, 3));
        var list = (ListNode)map["ä"]!;
        list.At.Should().Be(new Position("a.json", 2, 8));
        list.Items[0].At.Should().Be(new Position("a.json", 2, 9));
        list.Items[1].At.Should().Be(new Position("a.json", 3, 2));
        map.Find("b", "c")!.At.Should().Be(new Position("a.json", 4, 14));
    }

    [TestMethod]
    public void Columns_count_characters_as_for_YAML()
    {
        const string text = "{\"ключ\": \"😀\", \"b\": 1}";
        var json = (MapNode)JsonTree.Parse("a.yaml", text);
        json.Where("b").Should().Be(Nodes.Map(text).Where("b"));
    }

    [TestMethod]
    [DataRow("1", "integer 1"), DataRow("-0", "integer 0"), DataRow("1.5", "float 1.5"), DataRow("80.0", "float 80.0")]
    [DataRow("1e2", "float 1e2"), DataRow("123456789012345678901", "integer 123456789012345678901")]
    [DataRow("true", "boolean true"), DataRow("null", "null null"), DataRow("\"yes\"", "\"yes\""), DataRow("[]", "[]"), DataRow("{}", "{}")]
    public void Values_keep_their_JSON_type(string json, string shown) => Nodes.Show(JsonTree.Parse("a.json", json)).Should().Be(shown);

    [TestMethod]
    [DataRow("{\"a\": 1,}"), DataRow("{\"a\" 1}"), DataRow("{\"a\": [1, 2}"), DataRow("{\"a\": \"x"), DataRow("{'a': 1}"), DataRow("{\"a\": 01}")]
    public void Broken_text_is_one_message_with_a_place(string json) =>
        Nodes.ErrorOf(() => JsonTree.Parse("a.json", json)).Should().StartWith("a.json:1:").And.Contain("not valid JSON");

    [TestMethod]
    [DataRow(""), DataRow("1 2")]
    public void Parse_takes_exactly_one_value(string json) =>
        Nodes.ErrorOf(() => JsonTree.Parse("a.json", json)).Should().Contain("expected one JSON value");

    [TestMethod]
    public void Duplicate_key_warns_and_the_last_wins()
    {
        var diagnostics = new List<Diagnostic>();
        Nodes.Show(JsonTree.Parse("a.json", "{\"a\": 1, \"a\": 2}", diagnostics)).Should().Be("{\"a\":integer 2}");
        diagnostics.Should().ContainSingle().Which.Message.Should().Contain("a.json:1:2");
    }

    [TestMethod]
    public void Half_a_surrogate_pair_is_refused() =>
        Nodes.ErrorOf(() => JsonTree.Parse("a.json", "[\"\\ud800\"]")).Should().StartWith("a.json:1:2 ").And.Contain("surrogate");
}
