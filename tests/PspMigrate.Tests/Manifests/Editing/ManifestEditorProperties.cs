using CsCheck;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Tests.Manifests.Editing;

/// <summary>What holds for every document, however it is written.</summary>
[TestClass]
public sealed class ManifestEditorProperties
{
    private static readonly Node Addition = new MapNode(Position.None,
    [
        new("drop", Position.None, new ListNode(Position.None, [new ScalarNode(Position.None, "ALL", ScalarType.String)])),
        new("deep", Position.None, new MapNode(Position.None, [new("on", Position.None, new ScalarNode(Position.None, "true", ScalarType.Boolean))])),
    ]);

    [TestMethod]
    public void The_text_reads_as_before_with_the_addition_and_without_it_is_as_before() =>
        Gen.Select(RandomDocuments.Roots, RandomDocuments.Styles, Gen.Int[0, 1000]).Sample((root, style, choice) =>
        {
            var text = RandomDocuments.Render(root, style);
            var before = Parse(text);
            var paths = Maps(before, []).ToList();
            string[] path = [.. paths[choice % paths.Count], "added"];

            var result = ManifestEditor.Edit(text, [new(before.At, [new([.. path], Addition)])]);

            result.Problems.Should().BeEmpty();
            var after = Parse(result.Text!);
            var expected = Leaves(before, "").Concat(Leaves(Addition, "/" + string.Join('/', path))).Where(leaf => !IsFilled(leaf, path));
            Leaves(after, "").Order(StringComparer.Ordinal).Should().Equal(expected.Order(StringComparer.Ordinal));
            Undo(result).Should().Be(text);
            ManifestEditor.Edit(result.Text!, [new(after.At, [new([.. path], Addition)])]).Edits.Should().BeEmpty("the second time nothing is left to do");
        }, iter: 1000);

    /// <summary>The leaf <c>{}</c> of the map that isn't empty any more.</summary>
    private static bool IsFilled(string leaf, string[] path) =>
        string.Equals(leaf, $"/{string.Join('/', path[..^1])} = {{}}", StringComparison.Ordinal) && path.Length > 1;

    private static MapNode Parse(string text) => (MapNode)YamlTree.Parse("a.yaml", text, 1, [])[0];

    private static IEnumerable<string[]> Maps(Node node, string[] path) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => Maps(entry.Value, [.. path, entry.Key])).Prepend(path),
        ListNode list => list.Items.SelectMany((item, i) => Maps(item, [.. path, $"{i}"])),
        _ => [],
    };

    private static IEnumerable<string> Leaves(Node node, string path) => node switch
    {
        MapNode { Entries.Count: > 0 } map => map.Entries.SelectMany(entry => Leaves(entry.Value, $"{path}/{entry.Key}")),
        ListNode { Items.Count: > 0 } list => list.Items.SelectMany((item, i) => Leaves(item, $"{path}/{i}")),
        MapNode => [$"{path} = {{}}"],
        ListNode => [$"{path} = []"],
        ScalarNode scalar => [$"{path} = {scalar.Type} {scalar.Text}"],
        _ => [],
    };

    /// <summary>The edited text without the additions.</summary>
    private static string Undo(EditResult result)
    {
        var text = result.Text!;
        foreach (var edit in result.Edits)
        {
            edit.Length.Should().Be(0, "nothing is taken away");
            text = text.Remove(edit.Start, edit.Text.Length);
        }

        return text;
    }
}
