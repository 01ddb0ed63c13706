using System.Text;
using CsCheck;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Reading;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Tests.Manifests.Reading;

/// <summary>Sources that are too long to be read as a whole, and sources that are read by several threads.</summary>
[TestClass]
public sealed class PiecesTests
{
    private const int Many = 30_000;

    [TestMethod]
    [DataRow(1), DataRow(2), DataRow(5)]
    public void Documents_keep_their_order_and_lines_however_many_threads_read(int workers)
    {
        var text = string.Concat(Enumerable.Range(0, Many).Select(i => $"{(i == 0 ? "" : "---\n")}{Namespace(i, "")}"));
        var result = Read(text, workers);

        result.Diagnostics.Should().BeEmpty();
        Names(result).Should().Equal(Enumerable.Range(0, Many).Select(i => $"ns-{i}:{(i * 9) + 1}:1"));
    }

    [TestMethod]
    [DataRow("", "", "\n"), DataRow("  ", "", "\n"), DataRow("", "---\n", "\n---\na: b\n"), DataRow("", "# c\n", "\n...\n---\n")]
    public void Long_YAML_lists_are_read_item_by_item(string indent, string before, string after)
    {
        var items = string.Concat(Enumerable.Range(0, Many).Select(i => $"{indent}- {Namespace(i, indent + "  ")}"));
        var result = Read($"{before}apiVersion: v1\nitems:\n{items}kind: List\nmetadata:\n  resourceVersion: \"\"{after}", workers: 2);

        result.Errors().Should().BeEmpty();
        var first = before.Count(c => c == '\n') + 3;
        Names(result).Should().Equal(Enumerable.Range(0, Many).Select(i => $"ns-{i}:{first + (i * 8)}:{indent.Length + 3}"));
        result.Diagnostics.Length.Should().Be(after.Contains("a: b", StringComparison.Ordinal) ? 1 : 0);
    }

    [TestMethod]
    public void Items_of_long_YAML_lists_that_are_not_plain_are_read_too()
    {
        var items = string.Concat(Enumerable.Range(0, Many).Select(i => $"- {Namespace(i, "  ")}"));
        var result = Read($"apiVersion: v1\nkind: NamespaceList\nitems:\n{items}- metadata: {{name: last}}\n", workers: 2);

        result.Errors().Should().BeEmpty();
        result.Inventory.Namespaces.Should().HaveCount(Many + 1);
        result.Inventory.Namespaces[^1].Name.Should().Be("last");
    }

    [TestMethod]
    [DataRow("{\n  \"apiVersion\": \"v1\",\n  \"items\": [\n", "\n  ],\n  \"kind\": \"List\",\n  \"metadata\": {}\n}\n", "\n")]
    [DataRow("{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": [", "]}", "")]
    [DataRow("---\n{\"apiVersion\": \"v1\", \"items\":[", "] , \"kind\": \"List\"}\n---\na: b\n", "")]
    public void Long_JSON_lists_are_read_item_by_item_with_their_places(string before, string after, string separator)
    {
        var items = Enumerable.Range(0, Many).Select(i => JsonNamespace(i)).ToArray();
        var result = Read(before + string.Join("," + separator, items) + after, workers: 2);

        result.Errors().Should().BeEmpty();
        result.Inventory.Namespaces.Select(n => n.Name).Should().Equal(Enumerable.Range(0, Many).Select(i => $"ns-{i}"));
        var firstLine = before.Count(c => c == '\n') + 1;
        var firstColumn = before.Length - before.LastIndexOf('\n');
        var last = result.Inventory.Namespaces[^1].At;
        last.Should().Be(separator.Length > 0
            ? new Position("a.yaml", firstLine + Many - 1, 1)
            : new Position("a.yaml", firstLine, firstColumn + items.SkipLast(1).Sum(item => item.Length + 1)));
    }

    [TestMethod]
    [DataRow(",], \"kind\": \"List\"}", "not valid JSON"), DataRow("", "not valid JSON"), DataRow("], \"kind\": \"List\"", "not valid JSON"),
        DataRow("] \"kind\": \"List\"}", "not valid JSON")]
    [DataRow("],}", "not valid JSON"), DataRow("], \"kind\": \"PodList\"}", "must come before its items"), DataRow("]}", "must come before its items"),
        DataRow(", {\"a\" 1}], \"kind\": \"List\"}", "not valid JSON")]
    public void Long_JSON_lists_that_are_broken_or_no_lists_end_in_an_error(string end, string message)
    {
        var result = Read("{\"apiVersion\": \"v1\", \"items\": [" + string.Join(',', Enumerable.Range(0, Many).Select(JsonNamespace)) + end, workers: 2);
        result.Errors().Should().ContainSingle().Which.Message.Should().Contain(message);
    }

    [TestMethod]
    public void Long_lists_of_one_kind_give_their_items_its_type()
    {
        var items = Enumerable.Range(0, Many * 4).Select(i => $"{{\"metadata\": {{\"name\": \"ns-{i}\", \"uid\": \"c324c985-9b81-0e76-6ec9\"}}}}");
        var result = Read($"{{\"kind\": \"NamespaceList\", \"apiVersion\": \"v1\", \"items\": [{string.Join(',', items)}]}}", workers: 2);
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Namespaces.Should().HaveCount(Many * 4);
    }

    [TestMethod]
    public void A_zero_byte_late_in_a_source_is_told_with_its_place()
    {
        var text = string.Concat(Enumerable.Range(0, Many).Select(i => $"{Namespace(i, "")}---\n"));
        var error = Read(text + "a: \0\n", workers: 2).Errors().Should().ContainSingle().Subject;
        error.Message.Should().Contain("looks like a binary file");
        error.At.Should().Be(new Position("a.yaml", (Many * 9) + 1, 4));
    }

    [TestMethod]
    public void Reading_ends_when_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var reader = new ManifestReader(new ReadOptions());
        reader.Invoking(r => r.Read("a.yaml", new MemoryStream("a: b"u8.ToArray()), stop: stop.Token)).Should().Throw<OperationCanceledException>();
    }

    /// <summary>Long enough that blocks of it are deep within an item.</summary>
    private static readonly string Deep =
        $"{{\"d\": {{\"e\": [{{\"f\": \"{new string('[', 70)}\"}}, [1, 2, {{\"g\": \"{new string('}', 30)}\"}}], 3{new string(' ', 100)}]}}}}";

    [TestMethod]
    public void Brackets_are_followed_alike_whatever_the_parts_that_text_comes_in()
    {
        var items = Gen.OneOf(["{\"a\":\"]\"}", "[1,[2]]", "\"\\\\\"", "\"\\\"]\"", "{}", "3", "{\"b\":{\"c\":[{},\"}\"]}}", Deep]).Array[1, 40];
        Gen.Select(items, Gen.Int[1, 300]).Sample((parts, step) =>
        {
            var text = Encoding.UTF8.GetBytes($"[{string.Join(',', parts)}],x]");
            var brackets = new JsonBrackets();
            var at = 1;
            var isEnd = false;
            for (var length = 1; !isEnd && length < text.Length + step; length += step)
                isEnd = brackets.Scan(text.AsSpan(0, Math.Min(length, text.Length)), ref at, out _);
            isEnd.Should().BeTrue();
            at.Should().Be(text.Length - 4);

            at = 1;
            new JsonBrackets().Scan(text, ref at, out var comma).Should().BeTrue();
            at.Should().Be(text.Length - 4);
            comma.Should().Be(parts.Length == 1 ? 0 : 1 + string.Join(',', parts[..^1]).Length);
        });
    }

    [TestMethod]
    public void Documents_are_cut_only_where_one_has_ended()
    {
        Documents.LastBoundary("a: b\n---\n# c\n---\nd: e"u8).Should().Be(13);
        Documents.LastBoundary("# c\n---\nd: e"u8).Should().Be(0);
        Documents.LastBoundary("a: b\n...\n# c\n---\nd: e"u8).Should().Be(0);
        Documents.LastBoundary("a: b\n---x\nc: |\n ---\n"u8).Should().Be(0);
        Documents.LastBoundary("a: b\n---"u8).Should().Be(0, "more may follow on that line");
    }

    private static string Namespace(int i, string indent) =>
        $"apiVersion: v1\n{indent}kind: Namespace\n{indent}metadata:\n{indent}  name: ns-{i}\n{indent}  labels:\n"
        + $"{indent}    team: payments-and-other-things-that-take-some-room-in-this-document\n{indent}    tier: prod\n{indent}  uid: "
        + "c324c985-9b81-0e76-6ec9-d28663ca828d\n";

    private static string JsonNamespace(int i) =>
        $"{{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {{\"labels\": {{\"team\": \"payments, [and] {{other}} \\\"things\\\" \\\\\"}}, "
            + $"\"name\": \"ns-{i}\", \"uid\": \"c324c985-9b81-0e76-6ec9-d28663ca828d\"}}}}";

    private static ReadResult Read(string text, int workers)
    {
        var reader = new ManifestReader(new ReadOptions { Workers = workers });
        reader.Read("a.yaml", new MemoryStream(Encoding.UTF8.GetBytes(text)));
        return reader.Finish();
    }

    private static IEnumerable<string> Names(ReadResult result) =>
        result.Inventory.Namespaces.Select(n => $"{n.Name}:{n.At.Line}:{n.At.Column}");
}
