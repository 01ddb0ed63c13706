using PspMigrate.Manifests.Yaml;
using YamlDotNet.Core;

namespace PspMigrate.Manifests.Editing;

/// <summary>Edits objects in the text of their manifests: comments, order, quotes, indentation and line breaks stay as they are.</summary>
/// <remarks>
/// What comes out is read again and compared with what it should say, so whatever is not understood ends in a problem and never in
/// a changed meaning. Setting what is set already changes nothing.
/// </remarks>
public static class ManifestEditor
{
    /// <summary>Edits one source; all objects or, with problems, none.</summary>
    /// <param name="text">The whole text of the source, with its byte order mark if it has one.</param>
    /// <param name="objects">What is to become of which objects; each is in this source.</param>
    /// <param name="isPartial">Whether to edit the other documents where one has problems.</param>
    public static EditResult Edit(string text, IEnumerable<ObjectEdit> objects, bool isPartial = false)
    {
        var documents = TextDocuments.Of(text).ToList();
        var edits = new List<TextEdit>();
        var problems = new List<Diagnostic>();
        var left = ImmutableArray.CreateBuilder<Position>();
        foreach (var group in objects.GroupBy(item => documents.FindLastIndex(document => document.FirstLine <= item.At.Line)))
        {
            var found = problems.Count;
            if (group.Key < 0)
                problems.AddRange(group.Select(item => Problem(item.At, "the object isn't in this text")));
            else
                EditDocument(documents[group.Key], [.. group], edits, problems);
            if (problems.Count > found)
                left.AddRange(group.Select(item => item.At));
        }

        if (problems.Count > 0 && !isPartial)
            return new(Text: null, [], [.. problems]);
        var ordered = edits.OrderBy(edit => edit.Start).ToImmutableArray();
        return new(EditPlan.Apply(text, ordered)!, ordered, [.. problems]) { Left = left.ToImmutable() };
    }

    private static void EditDocument(
        (string Text, int Offset, int FirstLine) document, ObjectEdit[] objects, List<TextEdit> edits, List<Diagnostic> problems)
    {
        var source = objects[0].At.Source!;
        IReadOnlyDictionary<(int Line, int Column), Layout> maps;
        Node before;
        try
        {
            before = Read(source, document.Text, document.FirstLine);
            maps = LayoutReader.Read(document.Text);
        }
        catch (Exception e) when (e is YamlException or ManifestException)
        {
            problems.AddRange(objects.Select(item => Problem(item.At, "the document that this stands in isn't plain YAML or JSON")));
            return;
        }

        var plan = new EditPlan(document.Text);
        var expected = before;
        var found = problems.Count;
        foreach (var item in objects)
        {
            var wanted = Wanted.Of(item.Fields);
            expected = ExpectedTree.After(expected, item.At, wanted);
            if (!maps.TryGetValue((item.At.Line - document.FirstLine + 1, item.At.Column), out var layout))
            {
                problems.Add(Problem(item.At, "no object begins here"));
                continue;
            }

            try
            {
                new ObjectEditor(plan, DocumentStyle.Of(document.Text, layout)).Edit(layout, wanted);
            }
            catch (CannotEditException e)
            {
                problems.Add(Problem(Locate(item.At.Source, document, e.Offset), e.Message));
            }
        }

        if (problems.Count > found)
            return;
        var ordered = plan.InOrder();
        if (EditPlan.Apply(document.Text, ordered) is not { } edited || !ReadsAs(source, edited, expected))
        {
            problems.AddRange(objects.Select(item => Problem(
                item.At, "an anchor, alias, merge key or duplicate key would make the edited text say something else")));
            return;
        }

        edits.AddRange(ordered.Select(edit => edit with { Start = edit.Start + document.Offset }));
    }

    private static bool ReadsAs(string source, string text, Node expected)
    {
        try
        {
            return ExpectedTree.Same(Read(source, text, firstLine: 1), expected);
        }
        catch (ManifestException)
        {
            return false;
        }
    }

    private static Node Read(string source, string text, int firstLine) =>
        YamlTree.Parse(source, text, firstLine, []) is [var node]
            ? node
            : throw ManifestException.At(new(source, firstLine, 1), "expected one document");

    private static Position Locate(string? source, (string Text, int Offset, int FirstLine) document, int offset) => new(
        source,
        document.FirstLine + document.Text.AsSpan(0, offset).Count('\n'),
        DocumentStyle.Column(document.Text, offset) + 1);

    private static Diagnostic Problem(Position at, string reason) => new(
        Severity.Warning, $"this can't be edited in place: {reason}", at, "apply the patch instead, or edit it by hand");
}
