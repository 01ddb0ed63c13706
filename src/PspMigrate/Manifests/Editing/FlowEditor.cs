namespace PspMigrate.Manifests.Editing;

/// <summary>Plans edits inside braces and brackets: YAML's flow style, and JSON.</summary>
internal sealed class FlowEditor(EditPlan plan, string newLine)
{
    /// <summary>Adds entries behind the last one.</summary>
    public void Add(MapLayout map, IReadOnlyList<MapEntry> additions)
    {
        var style = StyleOf(map);
        var texts = additions.Select(entry => NodeText.Entry(entry.Key, entry.Value, style));
        Append(map.Start, map.End, map.Entries.Count == 0 ? null : (map.Entries[^1].Key.Start, map.Entries[^1].End), texts, style);
    }

    /// <summary>Takes items away and adds others behind the last one.</summary>
    public void Edit(ListLayout list, IReadOnlyCollection<int> gone, IReadOnlyList<Node> added)
    {
        foreach (var i in gone)
            Cut([.. list.Items.Select(item => (item.Start, item.End))], i, list.End);
        if (added.Count == 0)
            return;
        if (gone.Count > 0)
            throw new CannotEditException(list.Start, "items of this list would have to be replaced");
        var isQuoted = list.Items.Any(item => item is ScalarLayout { Quote: '"' }) || plan.Text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("{");
        var style = new FlowStyle(isQuoted, IsTight: false);
        var last = list.Items.Count == 0 ? default((int, int)?) : (list.Items[^1].Start, list.Items[^1].End);
        Append(
            list.Start, list.End, last, added.Select(item => NodeText.Flow(item, style)), style with { NewLine = IsFirstOnLine(last?.Item1) ? newLine : null });
    }

    public void Remove(MapLayout map, EntryLayout entry)
    {
        var index = map.Entries.ToList().IndexOf(entry);
        Cut([.. map.Entries.Select(item => (item.Key.Start, item.End))], index, map.End);
    }

    /// <summary>A value in the place of a scalar, in its quotes where it has some.</summary>
    public string Replacement(MapLayout map, ScalarLayout scalar, Node value)
    {
        if (value is ScalarNode { Type: ScalarType.String } text && Quoted(scalar, text.Text) is { } quoted)
            return quoted;
        return NodeText.Flow(value, StyleOf(map) with { NewLine = null });
    }

    /// <summary>A text in the quotes that stand around a value; null where none do.</summary>
    public static string? Quoted(ScalarLayout scalar, string text) => scalar.Quote switch
    {
        null => null,
        '\'' => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => NodeText.Scalar(text, isQuoted: true),
    };

    private FlowStyle StyleOf(MapLayout map)
    {
        if (!map.IsFlow)
            return FlowStyle.Plain;
        if (map.Entries.Count == 0)
            return new(plan.Text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("{"), IsTight: false);
        var last = map.Entries[^1];
        var isQuoted = last.Key.Quote == '"';
        var isTight = isQuoted && plan.Text.AsSpan(last.Key.End, last.Value.Start - last.Key.End) is ":";
        if (!IsFirstOnLine(last.Key.Start))
            return new(isQuoted, isTight);
        var indent = Prefix(last.Key.Start);
        var outer = Prefix(map.End - 1);
        var step = IsFirstOnLine(map.End - 1) && indent.Length > outer.Length && indent.StartsWith(outer, StringComparison.Ordinal)
            ? indent[outer.Length..]
            : "  ";
        return new(isQuoted, isTight, newLine, indent, step);
    }

    /// <summary>Writes behind the last part; with a line of its own for each where the last one has that.</summary>
    private void Append(int start, int end, (int Start, int End)? last, IEnumerable<string> texts, FlowStyle style)
    {
        var comma = style.IsTight ? "," : ", ";
        if (last is not { } before)
        {
            plan.Insert(start + 1 + plan.Text.AsSpan(start, end - start).IndexOfAny('{', '['), string.Join(comma, texts));
            return;
        }

        var hasComma = CommaAfter(before.End, end - 1) is not null;
        if (!IsFirstOnLine(before.Start))
        {
            plan.Insert(before.End, string.Concat(texts.Select(text => comma + text)));
            return;
        }

        var separator = style.NewLine + Prefix(before.Start);
        var lineEnd = plan.Text.AsSpan(before.End, end - 1 - before.End).IndexOfAny('\r', '\n') is var found and >= 0 ? before.End + found : before.End;
        var addition = separator + string.Join("," + separator, texts) + (hasComma ? "," : "");
        if (hasComma || lineEnd == before.End)
        {
            plan.Insert(lineEnd, (hasComma ? "" : ",") + addition);
            return;
        }

        plan.Insert(before.End, ",");
        plan.Insert(lineEnd, addition);
    }

    /// <summary>Takes one part away, with the comma that sets it off.</summary>
    private void Cut((int Start, int End)[] parts, int index, int end)
    {
        if (index + 1 < parts.Length)
            plan.Replace(parts[index].Start, parts[index + 1].Start, "");
        else
            plan.Replace(index == 0 ? parts[index].Start : parts[index - 1].End,
                CommaAfter(parts[index].End, end - 1) is { } comma && index == 0 ? comma + 1 : parts[index].End, "");
    }

    private int? CommaAfter(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            switch (plan.Text[at])
            {
                case ',':
                    return at;
                case '#':
                    at = plan.Text.IndexOf('\n', at) is var end and >= 0 ? end : to;
                    break;
                default:
                    break;
            }
        }

        return null;
    }

    private bool IsFirstOnLine(int? offset) => offset is { } at
        && plan.Text.AsSpan(DocumentStyle.LineStart(plan.Text, at), DocumentStyle.Column(plan.Text, at)).IsWhiteSpace()
        && DocumentStyle.LineStart(plan.Text, at) > 0;

    private string Prefix(int offset)
    {
        var lineStart = DocumentStyle.LineStart(plan.Text, offset);
        var length = plan.Text.AsSpan(lineStart).IndexOfAnyExcept(' ', '\t');
        return plan.Text[lineStart..(lineStart + Math.Max(0, length))];
    }
}
