namespace PspMigrate.Manifests.Editing;

/// <summary>Collects the edits of one document.</summary>
internal sealed class EditPlan(string text)
{
    private readonly List<(TextEdit Edit, int Depth)> _edits = [];

    public string Text { get; } = text;

    public void Replace(int start, int end, string replacement) => _edits.Add((new(start, end - start, replacement), 0));

    public void Insert(int at, string addition) => Replace(at, at, addition);

    /// <summary>Adds lines behind the line that something ends on.</summary>
    /// <param name="lines">The lines without line breaks.</param>
    /// <param name="depth">The indentation: where several additions meet at one place, deeper ones belong to what stands before.</param>
    public void InsertLines(int end, IEnumerable<string> lines, string newLine, int depth)
    {
        var at = NextLine(end);
        var isLineStart = at > 0 && Text[at - 1] == '\n';
        var addition = string.Concat(lines.Select(line => isLineStart ? line + newLine : newLine + line));
        _edits.Add((new(at, 0, addition), depth));
    }

    /// <summary>Takes away the lines from the one with <paramref name="start"/> to the one with <paramref name="end"/>.</summary>
    public void RemoveLines(int start, int end) => Replace(DocumentStyle.LineStart(Text, start), NextLine(end), "");

    public List<TextEdit> InOrder() =>
        [.. _edits.OrderBy(item => item.Edit.Start).ThenByDescending(item => item.Depth).Select(item => item.Edit)];

    /// <summary>The text with the edits made; null when they overlap.</summary>
    public static string? Apply(string text, IReadOnlyList<TextEdit> ordered)
    {
        var result = new System.Text.StringBuilder();
        var done = 0;
        foreach (var edit in ordered)
        {
            if (edit.Start < done)
                return null;
            result.Append(text, done, edit.Start - done).Append(edit.Text);
            done = edit.Start + edit.Length;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    private int NextLine(int end)
    {
        if (end > 0 && Text[end - 1] == '\n')
            return end;
        var lineBreak = Text.IndexOf('\n', end);
        return lineBreak < 0 ? Text.Length : lineBreak + 1;
    }
}
