using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Tests.Manifests.Editing;

[TestClass]
public sealed class ManifestEditorTests
{
    private static readonly Node True = new ScalarNode(Position.None, "true", ScalarType.Boolean);

    [TestMethod]
    public void Additions_follow_the_last_line_of_their_map_in_block_style() => Edited(
        """
        # the server
        apiVersion: v1
        kind: Pod
        metadata: # who
          name: web
        spec:
          containers:
          - name: web   # the only one
            image: "nginx"
            # nothing follows

        # end
        """,
        Set("spec/containers/0/securityContext/runAsNonRoot", True),
        Set("spec/securityContext/fsGroup", Number(1)),
        Set("metadata/annotations/example.com~1a", Text("b: c")))
        .Should().Be(
        """
        # the server
        apiVersion: v1
        kind: Pod
        metadata: # who
          name: web
          annotations:
            example.com/a: "b: c"
        spec:
          containers:
          - name: web   # the only one
            image: "nginx"
            securityContext:
              runAsNonRoot: true
          securityContext:
            fsGroup: 1
            # nothing follows

        # end
        """);

    [TestMethod]
    public void Indentation_is_that_of_the_document() => Edited(
        """
        kind: Pod
        metadata:
            name: web
        spec:
            containers:
              - name: web
                image: nginx
        """,
        Set("spec/containers/0/securityContext/capabilities/drop", List("ALL")))
        .Should().Be(
        """
        kind: Pod
        metadata:
            name: web
        spec:
            containers:
              - name: web
                image: nginx
                securityContext:
                    capabilities:
                        drop:
                          - ALL
        """);

    [TestMethod]
    public void Line_breaks_and_the_byte_order_mark_stay() =>
        Edited("\uFEFFkind: Pod\r\nspec:\r\n  a: b\r\n", Set("spec/securityContext/fsGroup", Number(1)))
            .Should().Be("\uFEFFkind: Pod\r\nspec:\r\n  a: b\r\n  securityContext:\r\n    fsGroup: 1\r\n");

    [TestMethod]
    public void A_last_line_without_a_break_gets_none() =>
        Edited("kind: Pod\nspec:\n  a: b", Set("spec/c", True), Set("d", True)).Should().Be("kind: Pod\nspec:\n  a: b\n  c: true\nd: true");

    [TestMethod]
    [DataRow("kind: Pod\nspec: {a: 1}\n", "kind: Pod\nspec: {a: 1, c: {d: true}}\n")]
    [DataRow("kind: Pod\nspec: {}\n", "kind: Pod\nspec: {c: {d: true}}\n")]
    [DataRow("kind: Pod\nspec: null # c\n", "kind: Pod\nspec: {c: {d: true}} # c\n")]
    [DataRow("kind: Pod\nspec: # c\n# d\n", "kind: Pod\nspec: # c\n  c:\n    d: true\n# d\n")]
    [DataRow("kind: Pod\nspec: {\n  a: 1, # one\n  b: 2  # two\n}\n", "kind: Pod\nspec: {\n  a: 1, # one\n  b: 2,  # two\n  c: {\n    d: true\n  }\n}\n")]
    [DataRow("---\n{\n  kind: \"Pod\",\n  spec: {\n    a: 1,\n  },\n}\n",
        "---\n{\n  kind: \"Pod\",\n  spec: {\n    a: 1,\n    c: {\n      d: true\n    },\n  },\n}\n")]
    [DataRow("{\"kind\":\"Pod\",\"spec\":{\"a\":1}}", "{\"kind\":\"Pod\",\"spec\":{\"a\":1,\"c\":{\"d\":true}}}")]
    [DataRow("{\"kind\":\"Pod\",\"spec\":{}}", "{\"kind\":\"Pod\",\"spec\":{\"c\": {\"d\": true}}}")]
    [DataRow("{\n\t\"kind\": \"Pod\",\n\t\"spec\": {\n\t\t\"a\": 1\n\t}\n}\n",
        "{\n\t\"kind\": \"Pod\",\n\t\"spec\": {\n\t\t\"a\": 1,\n\t\t\"c\": {\n\t\t\t\"d\": true\n\t\t}\n\t}\n}\n")]
    public void Other_styles_are_kept(string text, string expected) => Edited(text, Set("spec/c/d", True)).Should().Be(expected);

    [TestMethod]
    [DataRow("kind: Pod\ndrop: [NET_RAW]\n", "kind: Pod\ndrop: [NET_RAW, ALL]\n")]
    [DataRow("kind: Pod\ndrop: []\n", "kind: Pod\ndrop: [NET_RAW, ALL]\n")]
    [DataRow("kind: Pod\ndrop:\n- all # why\n- NET_RAW\n", "kind: Pod\ndrop:\n- ALL # why\n- NET_RAW\n")]
    [DataRow("kind: Pod\ndrop: ['all', \"net_raw\"]\n", "kind: Pod\ndrop: ['ALL', \"NET_RAW\"]\n")]
    [DataRow("kind: Pod\ndrop:\n- NET_RAW # why\n", "kind: Pod\ndrop:\n- NET_RAW # why\n- ALL\n")]
    [DataRow("kind: Pod\ndrop:\n  - ALL\n  - NET_RAW\n", "kind: Pod\ndrop:\n  - ALL\n  - NET_RAW\n")]
    [DataRow("kind: Pod\ndrop:\n", "kind: Pod\ndrop:\n- NET_RAW\n- ALL\n")]
    public void Lists_get_what_is_missing(string text, string expected) =>
        Edited(text, Set("drop", List("NET_RAW", "ALL"))).Should().Be(expected);

    [TestMethod]
    [DataRow("add: [A, NET_RAW, B]\n", "add: [A, B]\n")]
    [DataRow("add: [A, B, NET_RAW]\n", "add: [A, B]\n")]
    [DataRow("add:\n- A\n- NET_RAW # ping\n- B\n", "add:\n- A\n- B\n")]
    public void Lists_lose_what_is_not_wanted(string text, string expected) =>
        Edited("kind: Pod\n" + text, Set("add", List("A", "B"))).Should().Be("kind: Pod\n" + expected);

    [TestMethod]
    [DataRow("a:\n  b:\n    c: [1]\nd: 1\n", "d: 1\n")]
    [DataRow("a:\n  b:\n    c: [1]\n  e: 1\n", "a:\n  e: 1\n")]
    [DataRow("a: {b: {c: 1}, e: 1}\n", "a: {e: 1}\n")]
    [DataRow("a: {e: 1, b: {c: 1, f: 1}}\n", "a: {e: 1, b: {f: 1}}\n")]
    public void A_field_goes_with_the_maps_that_it_leaves_empty(string text, string expected) =>
        Edited("kind: Pod\n" + text, Set("a/b/c", value: null)).Should().Be("kind: Pod\n" + expected);

    [TestMethod]
    [DataRow("enforce: baseline # old\n", "enforce: restricted # old\n")]
    [DataRow("enforce: \"baseline\"\n", "enforce: \"restricted\"\n")]
    [DataRow("enforce: 'baseline'\n", "enforce: 'restricted'\n")]
    [DataRow("enforce: restricted\n", "enforce: restricted\n")]
    public void A_value_is_replaced_in_its_quotes(string text, string expected) =>
        Edited("kind: Pod\n" + text, Set("enforce", Text("restricted"))).Should().Be("kind: Pod\n" + expected);

    [TestMethod]
    [DataRow("a: &x\n  b: 1\nc: *x\n", "c/d")]
    [DataRow("a: &x\n  b: 1\nc: *x\n", "a/d")]
    [DataRow("a: &x\n  b: {e: 1}\nc:\n  <<: *x\n", "c/b/d")]
    [DataRow("a: |\n  text\n", "a/d")]
    public void What_would_change_elsewhere_too_is_left_alone(string text, string path)
    {
        var result = ManifestEditor.Edit("kind: Pod\n" + text, [new(new("a.yaml", 1, 1), [Set(path, True)])]);

        result.Text.Should().BeNull();
        result.Problems.Should().ContainSingle().Which.Message.Should().StartWith("this can't be edited in place: ");
    }

    [TestMethod]
    public void Anchors_that_are_not_touched_do_not_matter() =>
        Edited("kind: Pod\na: &x\n  b: 1\nc:\n  <<: *x\n", Set("c/d", True)).Should().Be("kind: Pod\na: &x\n  b: 1\nc:\n  <<: *x\n  d: true\n");

    [TestMethod]
    public void Objects_are_found_in_any_document_and_list()
    {
        const string text = "kind: A\n---\n# é\nkind: List\nitems:\n- kind: B\n  x: 1\n- kind: C\n  x: 1\n---\nkind: D\n";

        var result = ManifestEditor.Edit(text,
        [
            new(new("a", 11, 1), [Set("z", True)]),
            new(new("a", 6, 3), [Set("z", True)]),
            new(new("a", 8, 3), [Set("z", True)]),
        ]);

        result.Text.Should().Be("kind: A\n---\n# é\nkind: List\nitems:\n- kind: B\n  x: 1\n  z: true\n- kind: C\n  x: 1\n  z: true\n---\nkind: D\nz: true\n");
    }

    [TestMethod]
    public void One_object_that_can_not_be_edited_leaves_the_others_alone_too()
    {
        var result = ManifestEditor.Edit("kind: A\n---\nkind: B\nx: |\n  y\n",
            [new(new("a", 1, 1), [Set("z", True)]), new(new("a", 3, 1), [Set("x", Text("z"))])]);

        result.Text.Should().BeNull();
        result.Problems.Should().ContainSingle().Which.At.Should().Be(new Position("a", 4, 4));
    }

    [TestMethod]
    [DataRow("kind: Namespace\nmetadata:\n  labels:\n    a: \"b\n      c\"\n", 4)]
    [DataRow("kind: Namespace\nmetadata:\n  labels:\n    a: |\n      c\n", 4)]
    public void Values_of_several_lines_are_left_alone(string text, int line)
    {
        var result = ManifestEditor.Edit(text, [new(new("a", 1, 1), [Set("metadata/labels/a", Text("x"))])]);
        result.Text.Should().BeNull();
        result.Problems.Should().ContainSingle().Which.At.Should().Be(new Position("a", line, 8));
    }

    /// <summary>The YAML parser takes them; kubectl and API servers don't ("did not find expected ',' or '}'").</summary>
    [TestMethod]
    [DataRow("{metadata: {name: t, s: {}\ny}c: {s: []s: {}}}")]
    [DataRow("{\"metadata\":{\"name\":\"t\",\"labels\":{\"a\"p}}}")]
    [DataRow("{\"kind\": \"Namespace\" \"metadata\": {\"name\": \"t\"}}")]
    [DataRow("{a: [\"b\"\"c\"], metadata: {name: t}}")]
    public void Flow_style_without_its_commas_or_colons_is_left_alone(string text)
    {
        var result = ManifestEditor.Edit(text, [new(new("a", 1, 1), [Set("metadata/labels/a", Text("x"))])]);
        result.Text.Should().BeNull();
        result.Problems.Should().ContainSingle();
    }

    [TestMethod]
    [DataRow("{a, metadata: {name: t, b, c: }}", "{a, metadata: {name: t, b, c: , labels: {a: x}}}")]
    [DataRow("{metadata: {name: t, labels: {c: d,\n b}}}", "{metadata: {name: t, labels: {c: d,\n b,\n a: x}}}")]
    [DataRow("{l: [a: b, c], metadata: {name: t}}", "{l: [a: b, c], metadata: {name: t, labels: {a: x}}}")]
    [DataRow("{metadata: {\"name\":t}}", "{metadata: {\"name\":t,\"labels\":{\"a\":\"x\"}}}")]
    [DataRow("{? a : b, metadata: {name: t}}", "{? a : b, metadata: {name: t, labels: {a: x}}}")]
    public void Flow_style_with_values_left_out_and_pairs_in_lists_is_edited(string text, string expected) =>
        Edited(text, Set("metadata/labels/a", Text("x"))).Should().Be(expected);

    private static string Edited(string text, params FieldEdit[] fields)
    {
        var line = text.Split('\n').ToList().FindIndex(item => item.TrimStart('\uFEFF')[..1] is "k" or "a" or "{") + 1;
        var result = ManifestEditor.Edit(text, [new(new("a.yaml", line, 1), [.. fields])]);
        result.Problems.Should().BeEmpty();
        return result.Text!;
    }

    private static FieldEdit Set(string path, Node? value) => new([.. path.Split('/').Select(key => key.Replace("~1", "/", StringComparison.Ordinal))], value);

    private static ScalarNode Text(string text) => new(Position.None, text, ScalarType.String);

    private static ScalarNode Number(int number) => new(Position.None, number.ToString(System.Globalization.CultureInfo.InvariantCulture), ScalarType.Integer);

    private static ListNode List(params string[] items) => new(Position.None, [.. items.Select(Text)]);
}
