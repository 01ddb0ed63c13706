using System.Text.Json;
using CsCheck;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Machine;

namespace PspMigrate.Tests.Manifests;

[TestClass]
public sealed class EquivalenceTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char["abz09 _-./:#*&!%@`'\"\\{}[],?|>~\t\n\räß€"], 0, 12],
        Gen.OneOf(["true", "yes", "null", "~", "010", "0x1F", "1.0", "<<", "{{ .Values.x }}", "- a", "😀", " lead", "trail "]));

    private static readonly Gen<object?> Values = Gen.Recursive<object?>((depth, inner) => depth > 4
        ? Texts.Select(object? (text) => text)
        : Gen.Frequency(
            (3, Texts.Select(object? (text) => text)),
            (1, Gen.Long.Select(object? (number) => number)),
            (1, Gen.Bool.Select(object? (flag) => flag)),
            (1, Gen.Const((object?)null)),
            (2, inner.List[0, 4].Select(object? (list) => list)),
            (2, Gen.Select(Texts, inner).List[0, 4].Select(object? (pairs) =>
                pairs.GroupBy(p => p.Item1, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Item2, StringComparer.Ordinal)))));

    [TestMethod]
    public void A_tree_written_as_JSON_reads_the_same_through_JSON_and_YAML() => Values.Sample(value =>
    {
        // Escaped, since YAML breaks lines at more characters than JSON does; one space after colons, as in YAML.
        var text = Write(value);
        var json = JsonTree.Parse("a.yaml", text);
        var yaml = Nodes.Yaml(text);
        Nodes.Show(yaml).Should().Be(Nodes.Show(json));
        Places(yaml).Should().Equal(Places(json));
    });

    [TestMethod]
    public void Equal_content_has_equal_fingerprints_whatever_the_order_of_keys() => Values.Sample(value =>
    {
        var one = (MapNode)Nodes.Yaml($"{{x: {Write(value)}, y: 1, n: null}}");
        var other = (MapNode)Nodes.Yaml($"{{y: 1, x: {Write(value)}}}");
        Fingerprint.Of(one, FieldFilter.All).Should().Be(Fingerprint.Of(other, FieldFilter.All));
    });

    [TestMethod]
    public void Different_content_has_different_fingerprints() => Gen.Select(Values, Values).Sample((left, right) =>
    {
        var (one, other) = (Nodes.Map($"{{x: {Write(left)}}}"), Nodes.Map($"{{x: {Write(right)}}}"));
        (Fingerprint.Of(one, FieldFilter.All) == Fingerprint.Of(other, FieldFilter.All)).Should()
            .Be(string.Equals(Canonical(one), Canonical(other), StringComparison.Ordinal));
    });

    private static string Canonical(Node node) => node switch
    {
        MapNode map => "{" + string.Join(",", map.Entries
            .Where(e => e.Value is not ScalarNode { Type: ScalarType.Null })
            .OrderBy(e => e.Key, StringComparer.Ordinal)
            .Select(e => $"{JsonSerializer.Serialize(e.Key)}:{Canonical(e.Value)}")) + "}",
        ListNode list => "[" + string.Join(",", list.Items.Select(Canonical)) + "]",
        _ => Nodes.Show(node),
    };

    private static string Write(object? value) => value switch
    {
        Dictionary<string, object?> map => "{" + string.Join(", ", map.Select(e => $"{JsonSerializer.Serialize(e.Key)}: {Write(e.Value)}")) + "}",
        List<object?> list => "[" + string.Join(", ", list.Select(Write)) + "]",
        _ => JsonSerializer.Serialize(value),
    };

    private static IEnumerable<Position> Places(Node node) => node switch
    {
        MapNode map => map.Entries.SelectMany(e => Places(e.Value).Prepend(e.KeyAt)).Prepend(map.At),
        ListNode list => list.Items.SelectMany(Places).Prepend(list.At),
        _ => [node.At],
    };
}
