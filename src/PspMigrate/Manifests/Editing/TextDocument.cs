using PspMigrate.Manifests.Yaml;
using YamlDotNet.Core;

namespace PspMigrate.Manifests.Editing;

/// <summary>A document of a text, and which of its objects go.</summary>
internal sealed class TextDocument
{
    private readonly string _text;
    private readonly Node? _root;

    /// <param name="text">Its text, with the line that begins it.</param>
    /// <param name="offset">Where that stands in the whole text.</param>
    /// <param name="firstLine">The line on which it begins.</param>
    /// <param name="objects">The objects that go, of this document and of others.</param>
    public TextDocument(string text, int offset, int firstLine, IReadOnlyCollection<Position> objects)
    {
        (_text, Offset) = (text, offset);
        try
        {
            _root = YamlTree.Parse(objects.First().Source!, text, firstLine, []) switch
            {
                [] => null,
                [var node] => node,
                _ => throw new YamlException("one document holds several values"),
            };
        }
        catch (Exception e) when (e is YamlException or ManifestException)
        {
            // Others may be edited all the same.
            Problem = objects.Any(at => at.Line >= firstLine && at.Line < firstLine + text.Count(c => c == '\n') + 1)
                ? "the document isn't plain YAML or JSON"
                : null;
            return;
        }

        if (_root is null || IsNothing(_root))
        {
            IsEmpty = true;
            return;
        }

        if (objects.Contains(_root.At))
        {
            (IsGone, Removed) = (true, 1);
            return;
        }

        if ((_root as MapNode)?["items"] is not ListNode list)
            return;
        var gone = Enumerable.Range(0, list.Items.Count).Where(i => objects.Contains(list.Items[i].At)).ToArray();
        Removed = gone.Length;
        if (gone.Length == list.Items.Count && gone.Length > 0)
            IsGone = true;
        else if (gone.Length > 0)
            ItemEdits = Edits(gone, firstLine);
    }

    public int Offset { get; }

    /// <summary>Why its objects can't be taken out; null when they can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether it holds nothing but comments.</summary>
    public bool IsEmpty { get; }

    /// <summary>Whether all of it goes.</summary>
    public bool IsGone { get; }

    /// <summary>How many objects go.</summary>
    public int Removed { get; }

    /// <summary>The edits of the whole text that take items out.</summary>
    public ImmutableArray<TextEdit> ItemEdits { get; } = [];

    /// <summary>Whether a line of its own begins it.</summary>
    public bool HasMark => MarkLine() >= 0;

    /// <summary>The length of that line when it stands first, and says nothing else.</summary>
    public int MarkLength => _text.IndexOf('\n', StringComparison.Ordinal) is var end and > 0 && _text[..end].TrimEnd() is "---" ? end + 1 : 0;

    /// <summary>Where what goes begins: comments at the head of a file belong to the file when a blank line or the mark sets them off.</summary>
    public int Begin
    {
        get
        {
            if (MarkLine() is var mark and >= 0)
                return mark;
            var (begin, at) = (0, 0);
            foreach (var line in UnifiedDiff.Lines(_text))
            {
                at += line.Length;
                if (line.AsSpan().Trim() is [not '#', ..])
                    break;
                if (string.IsNullOrWhiteSpace(line))
                    begin = at;
            }

            return begin;
        }
    }

    /// <summary>What it says without its objects that go.</summary>
    public Node Without(IReadOnlyCollection<Position> objects) => _root is MapNode map && map["items"] is ListNode list
        ? map.With("items", new ListNode(list.At, [.. list.Items.Where(item => !objects.Contains(item.At))]))
        : _root!;

    public static bool IsNothing(Node node) => node is ScalarNode { Type: ScalarType.Null } or MapNode { Entries.Count: 0 };

    private ImmutableArray<TextEdit> Edits(int[] gone, int firstLine)
    {
        try
        {
            if (!LayoutReader.Read(_text).TryGetValue((_root!.At.Line - firstLine + 1, _root.At.Column), out var layout))
                throw new YamlException("the list begins elsewhere");
            var plan = new EditPlan(_text);
            var fields = gone.Select(i => new FieldEdit(["items", i.ToString(System.Globalization.CultureInfo.InvariantCulture)], Value: null));
            new ObjectEditor(plan, DocumentStyle.Of(_text, layout)).Edit(layout, Wanted.Of(fields));
            return [.. plan.InOrder().Select(edit => edit with { Start = edit.Start + Offset })];
        }
        catch (Exception e) when (e is YamlException or CannotEditException)
        {
            Problem = e.Message;
            return [];
        }
    }

    /// <summary>The offset of the line that begins the document, before all content; -1 for none.</summary>
    private int MarkLine()
    {
        var at = 0;
        foreach (var line in UnifiedDiff.Lines(_text))
        {
            if (line.StartsWith("---", StringComparison.Ordinal))
                return at;
            if (line.AsSpan().Trim() is [not '#', ..])
                return -1;
            at += line.Length;
        }

        return -1;
    }
}
