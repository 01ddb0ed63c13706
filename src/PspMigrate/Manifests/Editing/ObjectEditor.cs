namespace PspMigrate.Manifests.Editing;

/// <summary>Plans the edits of one object: as few characters as possible, in the style of what stands around them.</summary>
internal sealed class ObjectEditor(EditPlan plan, DocumentStyle style)
{
    private readonly FlowEditor _flow = new(plan, style.NewLine);

    /// <exception cref="CannotEditException">The object can't be edited without risk.</exception>
    public void Edit(Layout layout, Wanted wanted)
    {
        switch (layout)
        {
            case MapLayout map:
                EditMap(map, wanted);
                break;
            case ListLayout list:
                EditList(list, wanted);
                break;
            case AliasLayout alias:
                throw new CannotEditException(alias.Start, $"the alias *{alias.Name} stands for what would have to be changed");
            default:
                throw new CannotEditException(layout.Start, "this is neither a map nor a list");
        }
    }

    private void EditList(ListLayout list, Wanted wanted)
    {
        var gone = new List<int>();
        foreach (var (key, below) in wanted.Below)
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= list.Items.Count)
                continue;
            if (below.IsGone)
                gone.Add(index);
            else
                Edit(list.Items[index], below);
        }

        if (list.IsFlow)
            _flow.Edit(list, gone, []);
        else
            gone.ForEach(index => RemoveItem(list, index));
    }

    private void EditMap(MapLayout map, Wanted wanted)
    {
        var additions = new List<MapEntry>();
        foreach (var (key, below) in wanted.Below)
        {
            if (map.Find(key) is { } entry)
                EditEntry(map, entry, below);
            else if (below.ToNode() is { } node)
                additions.Add(new(key, Position.None, node));
        }

        if (additions.Count == 0)
            return;
        if (map.IsFlow)
            _flow.Add(map, additions);
        else if (map.Entries.Count == 0)
            throw new CannotEditException(map.Start, "this map has no place for another entry");
        else
            AddLines(map, new MapNode(Position.None, additions));
    }

    private void EditEntry(MapLayout map, EntryLayout entry, Wanted wanted)
    {
        if (wanted.IsGone || (entry.Value is MapLayout emptied && IsEmptied(emptied, wanted)))
            Remove(map, entry);
        else if (wanted is { IsAddition: true, Value: ListNode added } && entry.Value is ListLayout list)
            AddItems(list, [], added.Items);
        else if (wanted.Value is ListNode wantedItems && entry.Value is ListLayout items)
            EditItems(items, wantedItems);
        else if (entry.Value is ScalarLayout scalar)
            Replace(map, entry, scalar, wanted.ToNode()!);
        else if (wanted.Value is not null)
            throw new CannotEditException(entry.Value.Start, "a map or list would have to be replaced");
        else
            Edit(entry.Value, wanted);
    }

    private static bool IsEmptied(MapLayout map, Wanted wanted) => map.Entries.Count > 0
        && wanted.ToNode() is null
        && map.Entries.All(entry => wanted.Below.Any(item => string.Equals(item.Key, entry.Name, StringComparison.Ordinal)
            && (item.Wanted.IsGone || (entry.Value is MapLayout child && IsEmptied(child, item.Wanted)))));

    private void AddLines(MapLayout map, MapNode additions)
    {
        var column = DocumentStyle.Column(plan.Text, map.Entries[0].Key.Start);
        var lines = NodeText.BlockEntries(additions, new string(' ', column), style.Block);
        plan.InsertLines(map.End, lines, style.NewLine, column);
    }

    private void Replace(MapLayout map, EntryLayout entry, ScalarLayout scalar, Node value)
    {
        if (ExpectedTree.Same(scalar.Node, value))
            return;
        if (scalar.IsBlock || plan.Text.AsSpan(scalar.Start, scalar.End - scalar.Start).Contains('\n'))
            throw new CannotEditException(scalar.Start, "a text of several lines would have to be replaced");
        if (map.IsFlow || !scalar.IsEmpty || value is ScalarNode or MapNode { Entries.Count: 0 } or ListNode { Items.Count: 0 })
        {
            plan.Replace(scalar.Start, scalar.End, (scalar.IsEmpty ? " " : "") + _flow.Replacement(map, scalar, value));
            return;
        }

        var column = DocumentStyle.Column(plan.Text, entry.Key.Start);
        var lines = value is MapNode child
            ? NodeText.BlockEntries(child, new string(' ', column + style.Block.Step), style.Block)
            : NodeText.BlockItems(((ListNode)value).Items, new string(' ', column + style.Block.ListStep), style.Block);
        plan.InsertLines(entry.Key.End, lines, style.NewLine, column + style.Block.Step);
    }

    private void EditItems(ListLayout list, ListNode wanted)
    {
        ScalarLayout[] items = [.. list.Items.Select(item => item is ScalarLayout { IsBlock: false } scalar
            ? scalar
            : throw new CannotEditException(item.Start, "this list doesn't hold plain values"))];
        var (gone, respelled, added) = ListChange.Between([.. items.Select(item => item.Node)], wanted.Items);
        foreach (var (i, value) in respelled)
            plan.Replace(items[i].Start, items[i].End, FlowEditor.Quoted(items[i], value.Text) ?? NodeText.Scalar(value.Text, isQuoted: false));
        AddItems(list, gone, added);
    }

    /// <summary>Adds items behind the others, once some are gone.</summary>
    private void AddItems(ListLayout list, IReadOnlyCollection<int> gone, IReadOnlyList<Node> added)
    {
        if (list.IsFlow)
        {
            _flow.Edit(list, gone, added);
            return;
        }

        foreach (var i in gone)
            RemoveItem(list, i);
        if (added.Count > 0)
        {
            var column = DocumentStyle.Column(plan.Text, list.Start);
            var lines = NodeText.BlockItems(added, new string(' ', column), style.Block);
            plan.InsertLines(list.End, lines, style.NewLine, column);
        }
    }

    private void RemoveItem(ListLayout list, int index) => RemoveLines(list.Items[index].Start, list.Items[index].End, "-", "item");

    private void Remove(MapLayout map, EntryLayout entry)
    {
        if (map.IsFlow)
            _flow.Remove(map, entry);
        else
            RemoveLines(entry.Key.Start, entry.End, mark: "", "field");
    }

    /// <param name="mark">What may stand before it on its line.</param>
    private void RemoveLines(int start, int end, string mark, string what)
    {
        if (!plan.Text.AsSpan(DocumentStyle.LineStart(plan.Text, start), DocumentStyle.Column(plan.Text, start)).Trim().SequenceEqual(mark))
            throw new CannotEditException(start, $"this {what} shares its line with something else");
        plan.RemoveLines(start, end);
    }
}

/// <summary>An object that can't be edited, and why.</summary>
internal sealed class CannotEditException(int offset, string message) : Exception(message)
{
    public int Offset { get; } = offset;
}
