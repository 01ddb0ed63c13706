using PspMigrate.Manifests.Yaml;
using YamlDotNet.Core;

namespace PspMigrate.Manifests.Editing;

/// <summary>Takes whole objects out of the text of their manifests: other documents, and items of lists, stay as they are.</summary>
/// <remarks>What is left is read again and compared, as in <see cref="ManifestEditor"/>.</remarks>
public static class ObjectRemoval
{
    /// <summary>Takes objects out of one source.</summary>
    /// <param name="objects">Where they begin, as the reader of manifests says it.</param>
    /// <returns>The text that is left, empty when no object is; with problems there is none.</returns>
    public static EditResult Remove(string text, IReadOnlyCollection<Position> objects)
    {
        var documents = TextDocuments.Of(text).Select(part => new TextDocument(part.Text, part.Offset, part.FirstLine, objects)).ToList();
        if (text.Split('\n').FirstOrDefault(line => line.StartsWith('%') || line.StartsWith("...", StringComparison.Ordinal)) is { } special)
            return Refuse(objects, $"a line begins with {special[..1]}");
        var found = documents.Sum(document => document.Removed);
        if (documents.Find(document => document.Problem is not null) is { } broken)
            return Refuse(objects, broken.Problem!);
        if (found != objects.Count)
            return Refuse(objects, "no object of a document or list begins here");
        if (documents.TrueForAll(document => document.IsGone || document.IsEmpty))
            return new("", [new(0, text.Length, "")], []);
        var edits = documents.SelectMany(document => document.ItemEdits).Concat(Gaps(documents, text)).OrderBy(edit => edit.Start).ToImmutableArray();
        return EditPlan.Apply(text, edits) is { } left && IsWhatIsLeft(left, documents, objects)
            ? new(left, edits, [])
            : Refuse(objects, "an anchor, alias or separator would make the text that is left say something else");
    }

    /// <summary>The stretches of text of documents that go as a whole.</summary>
    private static IEnumerable<TextEdit> Gaps(List<TextDocument> documents, string text)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            if (!documents[i].IsGone)
                continue;
            var first = i;
            while (i + 1 < documents.Count && documents[i + 1].IsGone)
                i++;
            var start = documents[first].Offset + (first == 0 ? documents[first].Begin : 0);
            var end = i + 1 < documents.Count ? documents[i + 1].Offset : text.Length;
            // Where nothing set the first document off from what stands before, the mark of the next one goes with it.
            if (first == 0 && i + 1 < documents.Count && !documents[0].HasMark)
                end += documents[i + 1].MarkLength;
            yield return new(start, end - start, "");
        }
    }

    private static bool IsWhatIsLeft(string left, List<TextDocument> documents, IReadOnlyCollection<Position> objects)
    {
        try
        {
            var now = YamlTree.Parse("", left.TrimStart(TextDocuments.ByteOrderMark), firstLine: 1, []).Where(node => !TextDocument.IsNothing(node)).ToArray();
            var expected = documents.Where(document => !document.IsGone && !document.IsEmpty).Select(document => document.Without(objects)).ToArray();
            return now.Length == expected.Length && now.Zip(expected).All(pair => ExpectedTree.Same(pair.First, pair.Second));
        }
        catch (Exception e) when (e is YamlException or ManifestException)
        {
            return false;
        }
    }

    private static EditResult Refuse(IEnumerable<Position> objects, string reason) => new(Text: null, [],
    [
        .. objects.Select(at => new Diagnostic(Severity.Warning, $"this can't be taken out in place: {reason}", at, "take it out by hand")),
    ]);
}
