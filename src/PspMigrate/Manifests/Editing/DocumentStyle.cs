namespace PspMigrate.Manifests.Editing;

/// <summary>The habits of one document, which additions follow.</summary>
internal sealed record DocumentStyle(string NewLine, BlockStyle Block)
{
    /// <summary>Looks at the first map and the first list below a key that are in block style.</summary>
    public static DocumentStyle Of(string text, Layout root)
    {
        int? step = null, listStep = null;
        Look(root);
        var firstBreak = text.IndexOf('\n', StringComparison.Ordinal);
        var newLine = firstBreak > 0 && text[firstBreak - 1] == '\r' ? "\r\n" : "\n";
        return new(newLine, new(step ?? BlockStyle.Usual.Step, listStep ?? BlockStyle.Usual.ListStep));

        void Look(Layout layout)
        {
            if (layout is ListLayout list)
            {
                foreach (var item in list.Items)
                    Look(item);
            }

            if (layout is not MapLayout { IsFlow: false } map)
                return;
            foreach (var entry in map.Entries)
            {
                if (entry.Value is MapLayout { IsFlow: false, Entries.Count: > 0 } child)
                    step ??= Positive(Column(text, child.Entries[0].Key.Start) - Column(text, entry.Key.Start));
                else if (entry.Value is ListLayout { IsFlow: false, Items.Count: > 0 } items)
                    listStep ??= Column(text, items.Start) - Column(text, entry.Key.Start);
                Look(entry.Value);
            }
        }
    }

    /// <summary>The column of an offset, from 0.</summary>
    public static int Column(string text, int offset) => offset - LineStart(text, offset);

    /// <summary>The offset at which the line of an offset begins.</summary>
    public static int LineStart(string text, int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    private static int? Positive(int step) => step > 0 ? step : null;
}
