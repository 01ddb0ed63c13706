using PspMigrate.Manifests;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Tests.Manifests.Yaml;

[TestClass]
public sealed class YamlTreeTests
{
    [TestMethod]
    public void Every_node_knows_its_line_and_column()
    {
        var map = Nodes.Map("a: 1\nspec:\n  hostPorts:\n  - min: 5\n    max: \"6\"\n");

        map.Where("spec", "hostPorts").Should().Be(new Position("a.yaml", 3, 3));
        var port = (MapNode)((ListNode)map.Find("spec", "hostPorts")!).Items[0];
        port.At.Should().Be(new Position("a.yaml", 4, 5));
        port["min"]!.At.Should().Be(new Position("a.yaml", 4, 10));
        port["max"]!.At.Should().Be(new Position("a.yaml", 5, 10));
    }

    [TestMethod]
    public void Places_count_from_the_line_where_the_text_begins() =>
        YamlTree.Parse("a.yaml", "\nx: y", firstLine: 41, []).Single().At.Should().Be(new Position("a.yaml", 42, 1));

    [TestMethod]
    [DataRow("a: \"true\"", "{\"a\":\"true\"}")]
    [DataRow("a: 'yes'", "{\"a\":\"yes\"}")]
    [DataRow("a: |\n  1\n", "{\"a\":\"1\\n\"}")]
    [DataRow("a: !!str 1", "{\"a\":\"1\"}")]
    [DataRow("a: ! 1", "{\"a\":\"1\"}")]
    [DataRow("a: !!int \"1\"", "{\"a\":integer 1}")]
    [DataRow("a: !custom 1", "{\"a\":\"1\"}")]
    [DataRow("a: yes", "{\"a\":boolean true}")]
    [DataRow("a:", "{\"a\":null null}")]
    public void Quotes_and_tags_decide_the_type(string yaml, string shown) => Nodes.Show(Nodes.Yaml(yaml)).Should().Be(shown);

    [TestMethod]
    [DataRow("on: 1", "{\"true\":integer 1}")]
    [DataRow("0x10: 1", "{\"16\":integer 1}")]
    [DataRow("\"on\": 1", "{\"on\":integer 1}")]
    public void Keys_become_strings_as_in_kubectl(string yaml, string shown) => Nodes.Show(Nodes.Yaml(yaml)).Should().Be(shown);

    [TestMethod]
    [DataRow("? [a]\n: 1"), DataRow("? {a: b}\n: 1"), DataRow("null: 1"), DataRow("~: 1"), DataRow("a: &x [1]\n*x : 2")]
    public void Keys_that_are_no_strings_are_refused(string yaml) =>
        Nodes.ErrorOf(() => Nodes.Yaml(yaml)).Should().Contain("a key must be a string");

    [TestMethod]
    public void Alias_stands_for_the_anchored_node() =>
        Nodes.Show(Nodes.Yaml("a: &x {b: [1]}\nc: *x")).Should().Be("{\"a\":{\"b\":[integer 1]},\"c\":{\"b\":[integer 1]}}");

    [TestMethod]
    [DataRow("a: *x", "has no anchor")]
    [DataRow("a: &x [*x]", "contains it")]
    [DataRow("a: &x {b: {c: *x}}", "contains it")]
    public void Alias_without_a_finished_anchor_is_refused(string yaml, string message) =>
        Nodes.ErrorOf(() => Nodes.Yaml(yaml)).Should().Contain(message);

    [TestMethod]
    [DataRow("d: &d {a: 1, b: 2}\nx: {<<: *d, b: 3}", "{\"a\":integer 1,\"b\":integer 3}")]
    [DataRow("d: &d {a: 1}\ne: &e {a: 2, c: 4}\nx: {<<: [*d, *e]}", "{\"a\":integer 1,\"c\":integer 4}")]
    [DataRow("x: {<<: {a: 1}}", "{\"a\":integer 1}")]
    [DataRow("x: {\"<<\": {a: 1}}", "{\"<<\":{\"a\":integer 1}}")]
    public void Merge_keys_are_resolved(string yaml, string shown) => Nodes.Show(Nodes.Map(yaml)["x"]!).Should().Be(shown);

    [TestMethod]
    public void Merge_key_after_a_key_replaces_it_as_in_kubectl() =>
        Nodes.Show(Nodes.Map("x: {a: 1, <<: {a: 2}}")["x"]!).Should().Be("{\"a\":integer 2}");

    [TestMethod]
    public void Merge_key_of_a_scalar_is_refused() =>
        Nodes.ErrorOf(() => Nodes.Yaml("a: {<<: 1}")).Should().Be("a.yaml:1:9 the merge key << takes a map or a list of maps");

    [TestMethod]
    public void Key_that_replaces_a_merged_one_is_no_duplicate()
    {
        var diagnostics = new List<Diagnostic>();
        YamlTree.Parse("a.yaml", "x: {<<: {a: 1}, a: 2}", 1, diagnostics);
        diagnostics.Should().BeEmpty();
    }

    [TestMethod]
    public void Duplicate_key_warns_with_both_places_and_the_last_wins()
    {
        var diagnostics = new List<Diagnostic>();
        var map = (MapNode)YamlTree.Parse("a.yaml", "a: 1\nb: 2\na: 3", 1, diagnostics).Single();

        Nodes.Show(map).Should().Be("{\"a\":integer 3,\"b\":integer 2}");
        var warning = diagnostics.Should().ContainSingle().Subject;
        warning.Severity.Should().Be(Severity.Warning);
        warning.At.Should().Be(new Position("a.yaml", 3, 1));
        warning.Message.Should().Contain("\"a\"").And.Contain("a.yaml:1:1");
    }

    [TestMethod]
    public void Duplicates_are_found_in_maps_of_any_size()
    {
        var diagnostics = new List<Diagnostic>();
        var keys = Enumerable.Range(0, 40).Concat([5, 39]).Select(i => $"k{i}: {i}");
        var map = (MapNode)YamlTree.Parse("a.yaml", string.Join('\n', keys), 1, diagnostics).Single();

        map.Entries.Should().HaveCount(40);
        diagnostics.Select(d => d.At.Line).Should().Equal(41, 42);
    }

    [TestMethod]
    [DataRow("a: [1, 2\nb: 3", "a.yaml:1:")]
    [DataRow("a: \"x\nb: 1\n", "a.yaml:")]
    [DataRow("a: b: c", "a.yaml:1:")]
    [DataRow("a: {", "a.yaml:")]
    [DataRow("- a\nb: 1", "a.yaml:2:1")]
    public void Broken_text_is_one_message_with_a_place(string yaml, string place)
    {
        var error = Nodes.ErrorOf(() => YamlTree.Parse("a.yaml", yaml, 1, []));
        error.Should().StartWith(place).And.Contain("not valid YAML");
    }

    [TestMethod]
    public void Tab_indentation_is_named_at_the_tab() =>
        Nodes.ErrorOf(() => Nodes.Yaml("spec:\n\tprivileged: true")).Should().StartWith("a.yaml:2:1 a tab is used for indentation");
}
