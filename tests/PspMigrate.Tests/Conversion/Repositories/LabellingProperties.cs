using System.Text;
using CsCheck;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Yaml;
using PspMigrate.Tests.Manifests;
using PspMigrate.Tests.Manifests.Editing;

namespace PspMigrate.Tests.Conversion.Repositories;

/// <summary>Whatever a Namespace manifest looks like: afterwards it says the same and its labels, and without the added lines it is as it was.</summary>
[TestClass]
public sealed class LabellingProperties
{
    private static readonly Gen<Dictionary<string, object>> Namespaces = Gen.Select(
        RandomDocuments.Roots, RandomDocuments.Roots, Gen.Bool, Gen.Int[0, 3]).Select((rest, annotations, isNameFirst, labels) =>
        {
            var metadata = new Dictionary<string, object>(StringComparer.Ordinal);
            if (isNameFirst)
                metadata["name"] = "team-a";
            if (labels > 0)
                metadata["labels"] = Enumerable.Range(0, labels - 1).ToDictionary(i => $"app{i}", object (i) => $"value{i}", StringComparer.Ordinal);
            metadata["annotations"] = annotations;
            metadata["name"] = "team-a";
            var root = new Dictionary<string, object>(StringComparer.Ordinal) { ["apiVersion"] = "v1", ["kind"] = "Namespace" };
            foreach (var (key, value) in rest)
                root[key] = value;
            root["metadata"] = metadata;
            return root;
        });

    [TestMethod, TestCategory("Long")]
    public void Generated_manifests() => Gen.Select(Namespaces, RandomDocuments.Styles, Gen.Bool).Sample((root, style, hasMark) =>
        Check("a.yaml", (hasMark ? "\uFEFF" : "") + RandomDocuments.Render(root, style), isBlock: !style.IsJson && style.FlowFrom > 3), iter: 100);

    [TestMethod, TestCategory("Long")]
    public void Real_manifests()
    {
        var paths = Directory.GetFiles(SharedData.Find("corpus"), "*.yaml").Order(StringComparer.Ordinal)
            .Where(path => File.ReadAllText(path).Contains("kind: Namespace", StringComparison.Ordinal)).ToArray();
        paths.Should().NotBeEmpty();
        foreach (var path in paths)
            Check(Path.GetFileName(path), Encoding.UTF8.GetString(File.ReadAllBytes(path)), isBlock: true);
    }

    private static void Check(string path, string before, bool isBlock)
    {
        RepositoryFile[] files = [Sample.File(path, before)];
        var (_, _, changes) = Sample.Plan(files);
        var edited = changes.Where(change => change.Kind == ChangeKind.Edit).ToArray();

        var after = new SteppedEdits(files).Labels(changes).Single().After!;

        var expected = Documents(before).SelectMany((document, i) => Leaves(document, $"{i}"))
            .Where(leaf => !leaf.EndsWith("/metadata/labels = {}", StringComparison.Ordinal) || edited.Length == 0)
            .Concat(Documents(before).SelectMany((document, i) => Added(document, $"{i}", edited)));
        Documents(after).SelectMany((document, i) => Leaves(document, $"{i}")).Order(StringComparer.Ordinal)
            .Should().Equal(expected.Order(StringComparer.Ordinal), "of {0}", before);
        if (isBlock)
            WithoutLabels(after, before).Should().Be(before);
        var again = Sample.Plan([Sample.File(path, after)]).Changes;
        again.Should().NotContain(change => change.Kind == ChangeKind.Edit, "the second time nothing is left to do");
    }

    /// <summary>The text without the lines that were added: those of the labels, and <c>labels:</c> where there was none.</summary>
    private static string WithoutLabels(string after, string before)
    {
        // An empty map on one line is filled on that line.
        if (before.Contains("labels: {}", StringComparison.Ordinal))
            after = EmptyAgain(after);
        var lines = new StringBuilder();
        var expected = Lines(before);
        var at = 0;
        foreach (var line in Lines(after))
        {
            var isExpected = at < expected.Length && string.Equals(line.TrimEnd('\r', '\n'), expected[at].TrimEnd('\r', '\n'), StringComparison.Ordinal);
            var content = line.Trim();
            if (!isExpected && (content.StartsWith("pod-security.kubernetes.io/", StringComparison.Ordinal) || content is "labels:"))
                continue;
            lines.Append(line);
            at++;
        }

        // Where the last line had no line break, the break belongs to what was added behind it.
        var text = lines.ToString();
        return before.EndsWith('\n') ? text : text.TrimEnd('\r', '\n') + before[before.TrimEnd('\r', '\n').Length..];
    }

    private static string EmptyAgain(string text)
    {
        const string start = "labels: {";
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text.Remove(from, text.IndexOf('}', from) - from);
    }

    /// <summary>The lines with their line breaks.</summary>
    private static string[] Lines(string text)
    {
        var lines = text.Split('\n');
        return [.. lines[..^1].Select(line => line + "\n"), .. lines[^1].Length > 0 ? [lines[^1]] : Array.Empty<string>()];
    }

    private static List<Node> Documents(string text) => YamlTree.Parse("a.yaml", text.TrimStart('\uFEFF'), 1, []);

    private static IEnumerable<string> Added(Node document, string path, NamespaceChange[] edited) =>
        document is MapNode map && map["kind"] is ScalarNode { Text: "Namespace" } && map.Find("metadata", "name") is ScalarNode name
            && Array.Find(edited, change => string.Equals(change.Name, name.Text, StringComparison.Ordinal)) is { } change
            ? change.Labels
                .Where(label => map.Find("metadata", "labels", label.Key) is null)
                .Select(label => $"{path}/metadata/labels/{label.Key} = String {label.Value}")
            : [];

    private static IEnumerable<string> Leaves(Node node, string path) => node switch
    {
        MapNode { Entries.Count: > 0 } map => map.Entries.SelectMany(entry => Leaves(entry.Value, $"{path}/{entry.Key}")),
        ListNode { Items.Count: > 0 } list => list.Items.SelectMany((item, i) => Leaves(item, $"{path}/{i}")),
        MapNode => [$"{path} = {{}}"],
        ListNode => [$"{path} = []"],
        ScalarNode scalar => [$"{path} = {scalar.Type} {scalar.Text}"],
        _ => [],
    };
}
