using System.Text;
using CsCheck;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests;

/// <summary>Whatever the input: an answer in the form of diagnostics, soon, and never an exception.</summary>
[TestClass]
public sealed class HostileInputTests
{
    private const int Many = 200_000;

    public static IEnumerable<object[]> Files => Directory.GetFiles(Fixtures()).Select(path => new object[] { Path.GetFileName(path) });

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Each_fixture_is_one_error_with_the_message_that_it_names(string name)
    {
        var path = Path.Combine(Fixtures(), name);
        var expected = File.ReadLines(path, Encoding.Latin1).First().TrimStart('#', ' ');
        var error = Read.File(path).Errors().Should().ContainSingle().Subject;
        $"{error.At.Line}:{error.At.Column} {error.Message}".Should().Contain(expected);
    }

    [TestMethod]
    [DataRow("["), DataRow("{\"a\":"), DataRow("{a: "), DataRow("- "), DataRow("[{\"a\": ")]
    public void Deep_nesting_ends_in_an_error(string opening) =>
        Read.Text(string.Concat(Enumerable.Repeat(opening, Many))).Errors().Should().ContainSingle()
            .Which.Message.Should().Contain("nested more than 100 deep");

    [TestMethod]
    public void Deep_nesting_by_indentation_ends_in_an_error() =>
        Read.Text(string.Concat(Enumerable.Range(0, 2000).Select(i => $"{new string(' ', i)}a:\n"))).Errors().Single()
            .Message.Should().Contain("nested more than 100 deep");

    [TestMethod]
    public void Deep_nesting_through_aliases_ends_in_an_error()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 5000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}]\n");
        Read.Text(text.ToString()).Errors().Single().Message.Should().Contain("nested more than 100 deep");
    }

    [TestMethod]
    public void Exponential_aliases_end_in_an_error()
    {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 60; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        Read.Text(text.ToString()).Errors().Single().Message.Should().Contain("aliases repeat more than");
    }

    [TestMethod]
    public void Many_uses_of_a_small_anchor_are_fine()
    {
        var items = string.Concat(Enumerable.Repeat("  - *x\n", 10_000));
        Nodes.Map($"a: &x {{b: c}}\nitems:\n{items}")["items"].Should().BeOfType<ListNode>().Which.Items.Should().HaveCount(10_000);
    }

    [TestMethod]
    public void Huge_scalar_ends_in_an_error()
    {
        var huge = new string('a', Limits.Scalar + 1);
        Read.Text($"a: \"{huge}\"").Errors().Single().Message.Should().Contain("longer than");
        Read.Text($"{{\"a\": \"{huge}\"}}").Errors().Single().Message.Should().Contain("longer than");
    }

    [TestMethod]
    public void A_scalar_of_100_MB_is_passed_over_where_nobody_looks_and_an_error_elsewhere()
    {
        Read.Bytes([.. "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: \""u8, .. Enumerable.Repeat((byte)'x', 100_000_000), .. "\"}\n"u8])
            .Diagnostics.Should().BeEmpty();
        Read.Bytes([.. "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: \""u8, .. Enumerable.Repeat((byte)'x', 20_000_000), .. "\"\n"u8])
            .Errors().Should().ContainSingle().Which.Message.Should().Be("an object is larger than 16 MiB");
    }

    [TestMethod]
    public void A_million_tiny_documents_are_read()
    {
        const int million = 1_000_000;
        Read.Text(string.Concat(Enumerable.Repeat("---\n", million))).Diagnostics.Should().BeEmpty();
        Read.Text(string.Concat(Enumerable.Repeat("{}\n", million))).Diagnostics.Should().HaveCountLessThan(2000);
        var result = Read.Text(string.Concat(Enumerable.Repeat("---\nkind: A\napiVersion: v1\n", million)));
        result.Inventory.Skipped.Should().ContainSingle().Which.Value.Should().Be(million);
    }

    [TestMethod]
    public void Problems_beyond_a_thousand_are_counted()
    {
        var diagnostics = Read.Text(string.Concat(Enumerable.Repeat("---\na: 1\n", Many))).Diagnostics;

        diagnostics.Should().HaveCount(1001).And.OnlyContain(problem => problem.Severity == Severity.Warning);
        diagnostics[^1].Message.Should().Be("199,000 more warnings like these");
    }

    [TestMethod]
    public void Errors_beyond_a_thousand_stay_errors()
    {
        var result = Read.Text(
            string.Concat(Enumerable.Repeat("---\na: 1\n", 5000)) + string.Concat(Enumerable.Repeat("---\nkind: Pod\napiVersion: v1\nspec: 1\n", 2000)));

        result.Diagnostics.Where(problem => problem.Severity == Severity.Error).Should().HaveCount(1001);
    }

    [TestMethod]
    public void Maps_with_many_keys_are_read()
    {
        var labels = string.Join(',', Enumerable.Range(0, Many).Select(i => $"\"k{i}\":\"v\""));
        var space = $"{{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{{\"name\":\"a\",\"labels\":{{{labels}}}}}}}";

        Read.Text(space).Inventory.Namespaces.Single().Labels.Should().HaveCount(Many);
    }

    [TestMethod]
    public void Long_key_ends_in_an_error_that_says_so() =>
        Read.Text($"{new string('k', 1100)}: 1\n").Errors().Single().Message.Should().Contain("longer than 1,024");

    [TestMethod]
    public void Messages_stay_short_and_free_of_control_characters_whatever_the_names()
    {
        var name = new string('x', 100_000);
        string[] texts =
        [
            $"{{\"apiVersion\": \"policy/v1beta1\", \"kind\": \"PodSecurityPolicy\", \"metadata\": {{\"name\": \"p\"}}, \"spec\": {{\"{name}\": 1}}}}",
            $"{{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {{\"name\": {new string('1', 100_000)}}}}}",
            $"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}}}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}, labels: {{a: b}}}}",
            "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: [], \"\\e[2J\": 1, \"\\e[2J\": 2}",
            $"a: *{name}",
            $"apiVersion: \"rbac.authorization.k8s.io/{name}\\e[2J\"\nkind: Role",
            "{\"a\": t\nx",
            $"{{\"a\": t{name}",
        ];
        foreach (var text in texts)
        {
            var diagnostics = Read.Text(text).Diagnostics;
            diagnostics.Should().NotBeEmpty();
            diagnostics.Should().OnlyContain(d => d.Message.Length < 400 && !d.Message.Any(char.IsControl));
        }
    }

    [TestMethod]
    public void Many_documents_keys_and_brackets_are_read()
    {
        Read.Text(string.Concat(Enumerable.Repeat("---\n", Many))).Diagnostics.Should().BeEmpty();
        Read.Text(string.Concat(Enumerable.Range(0, Many).Select(i => $"k{i}: 1\n"))).Diagnostics.Should().ContainSingle();
        Read.Text($"a: [{string.Concat(Enumerable.Repeat("[],", Many))}]").Diagnostics.Should().ContainSingle();
    }

    [TestMethod]
    [DataRow(new byte[] { 0x1F, 0x8B, 8, 0, 1 }), DataRow(new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1 })]
    public void Binary_files_are_named_as_such_even_when_they_come_byte_by_byte(byte[] bytes)
    {
        var reader = new ManifestReader(new ReadOptions());
        reader.Read("a.yaml", new Trickle(bytes));
        foreach (var result in new[] { Read.Bytes(bytes), reader.Finish() })
            result.Errors().Single().Message.Should().Contain("looks like a binary file");
    }

    [TestMethod]
    public void Invalid_UTF8_is_located_and_spares_other_documents()
    {
        var result = Read.Bytes([.. "a: 1\nb: \""u8, 0xC3, 0x28, .. "\"\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: ns}"u8]);
        var error = result.Errors().Should().ContainSingle().Subject;
        error.At.Should().Be(new Position("a.yaml", 2, 5));
        error.Message.Should().Contain("0xC3");
        result.Inventory.Namespaces.Should().ContainSingle();
    }

    [TestMethod]
    public void Control_characters_are_located() =>
        Read.Text("a: ä\nb: x\u0007y").Errors().Single().At.Should().Be(new Position("a.yaml", 2, 5));

    [TestMethod]
    public void Random_text_never_throws()
    {
        var word = Gen.OneOf(
        [
            "apiVersion: v1\n", "kind: Pod\n", "kind: PodSecurityPolicy\n", "apiVersion: policy/v1beta1\n", "metadata:", "  name: a\n", "spec:", "---\n",
            "...\n", "\n", " ", "  ", "\t", "- ", ": ", "? ", "{", "}", "[", "]", ",", "\"", "'", "|\n", ">-\n", "&a ", "*a", "<<: ", "!!int ", "!<",
            "%YAML 1.1\n",
            "#", "{{", "<%", "0x", "1e9", "\u2028", "\u0085", "\r", "😀", "@", "`", "items:", "hostPorts:", "kind: List\n",
        ]);
        word.Array[0, 40].Sample(words => Read.Text(string.Concat(words)).Diagnostics.Where(d => !d.At.IsKnown).Should().BeEmpty(), iter: 20_000);
    }

    [TestMethod]
    public void Random_bytes_never_throw() =>
        Gen.Byte.Array[0, 60].Sample(bytes => Read.Bytes(bytes).Diagnostics.Where(d => !d.At.IsKnown).Should().BeEmpty(), iter: 5_000);

    private static string Fixtures() => Repository.Path("fixtures", "hostile");
}
