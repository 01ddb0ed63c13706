using System.Text;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Manifests → the editor that <c>pr</c> and <c>fix</c> share: labels and annotations set and taken away in every object.</summary>
internal static class EditTarget
{
    private const string Source = "input.yaml";
    private const string Label = "pod-security.kubernetes.io/enforce";

    private static readonly FieldEdit Set = new(["metadata", "labels", Label], new ScalarNode(Position.None, "restricted", ScalarType.String));

    private static readonly FieldEdit Deep = new(
        ["metadata", "annotations"],
        new MapNode(Position.None, [new("a/b", Position.None, new ScalarNode(Position.None, "#x: y", ScalarType.String)),
            new("c", Position.None, new ScalarNode(Position.None, "", ScalarType.String))]));

    private static readonly FieldEdit Gone = new(["metadata", "labels", "app"], Value: null);

    public static void Run(ReadOnlySpan<byte> input)
    {
        if (Utf8Text.Of(input) is not { } text)
            return;

        // Where there are errors nothing is ever edited.
        var (places, hasErrors) = Find(text);
        if (hasErrors)
            return;
        foreach (var at in places.Take(3))
        {
            Edit(text, [at], [Set]);
            Edit(text, [at], [Set, Deep, Gone]);
        }

        if (places.Length > 1)
            Edit(text, places, [Set, Deep]);
    }

    /// <summary>Where the objects begin, and whether there are errors.</summary>
    private static (Position[] Places, bool HasErrors) Find(string text)
    {
        var reader = new ManifestReader(new ReadOptions { IsRepository = true });
        reader.Read(Source, new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var result = reader.Finish();
        var found = result.Inventory;
        return (
        [
            .. found.Namespaces.Select(item => item.At).Concat(found.Workloads.Select(item => item.At)).Concat(found.Policies.Select(item => item.At))
                .Where(at => at.IsKnown).Distinct().Order(),
        ], result.HasErrors);
    }

    private static void Edit(string text, Position[] places, FieldEdit[] fields)
    {
        var result = ManifestEditor.Edit(text, places.Select(at => new ObjectEdit(at, [.. fields])));
        PropertyException.Unless(
            result.Text is null == !result.Problems.IsEmpty && result.Problems.All(problem => problem.At is { Line: > 0, Column: > 0 }),
            "there is a text, or problems with places", string.Join('\n', result.Problems));
        if (result.Text is not { } after)
            return;
        // What is taken away takes its line and the comment there along.
        if (!fields.Contains(Gone))
            Kept.Check(text, after);
        if (places is [var place])
            CompareOthers(text, after, place, fields);
        var (old, moved) = (Find(text).Places, Find(after).Places);
        PropertyException.Unless(moved.Length == old.Length, "the edited text holds the same objects", after);
        var again = ManifestEditor.Edit(after, [new(moved[Array.IndexOf(old, places[0])], [.. fields])]);
        PropertyException.Unless(
            again.Problems.IsEmpty && again.Edits.IsEmpty, "the second time nothing changes", $"{after}\n---\n{again.Text}{string.Join('\n', again.Problems)}");
    }

    /// <summary>Other documents stay byte by byte; the edited one says the same but for the fields.</summary>
    private static void CompareOthers(string before, string after, Position place, FieldEdit[] fields)
    {
        var (old, now) = (Split(before), Split(after));
        PropertyException.Unless(old.Count == now.Count, "there are as many documents as before", after);
        var edited = old.FindLastIndex(document => document.FirstLine <= place.Line);
        for (var i = 0; i < old.Count; i++)
            PropertyException.Unless(i == edited || string.Equals(old[i].Text, now[i].Text, StringComparison.Ordinal), "other documents stay", after);
        // Aliases repeat what they stand for, and repetitions of repetitions have no end.
        if (old[edited].Text.Contains('*', StringComparison.Ordinal))
            return;
        var (expected, found) = (Leaves(old[edited].Text, fields), Leaves(now[edited].Text, fields));
        PropertyException.Unless(
            expected.SequenceEqual(found, StringComparer.Ordinal), "everything else says the same",
            $"{string.Join('\n', expected.Except(found, StringComparer.Ordinal))}\n---\n{string.Join('\n', found.Except(expected, StringComparer.Ordinal))}");
    }

    private static List<(string Text, int FirstLine)> Split(string text) =>
        [.. Documents
            .Split(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')))
            .Select(document => (Encoding.UTF8.GetString(document.Text.Span), document.FirstLine))];

    /// <summary>What a document says where the edits have nothing to say.</summary>
    private static List<string> Leaves(string text, FieldEdit[] fields) =>
    [
        .. YamlTree.Parse(Source, text, 1, []).SelectMany(node => Trees.Leaves(node))
            .Where(leaf => !fields.Any(field => leaf.Contains($"/{field.Path[1]}", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];
}
