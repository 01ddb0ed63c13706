namespace PspMigrate.Reports.Html.Matrix;

/// <summary>
/// Draws the matrix: namespaces down, controls across. Each mark is a word that the style shows as a sign, and leads to the line that says why.
/// </summary>
internal sealed class MatrixTable(HtmlWriter html, MatrixTopics topics)
{
    /// <summary>Names of a row that are shown; the rest is folded away.</summary>
    private const int Names = 3;

    /// <param name="id">Its place in the page.</param>
    /// <param name="what">What they are: namespaces or policies.</param>
    public void Write(string id, ImmutableArray<MatrixRow> rows, string what)
    {
        int[] columns = [.. Enumerable.Range(0, ControlTable.All.Length).Where(i => rows.Any(row => !row.Cells.IsEmpty && row.Cells[i] != MatrixCell.Same))];
        html.Start("div", ("class", "scroll matrix"), ("id", id), ("tabindex", "0"));
        html.Start("table");
        html.Start("thead");
        html.Start("tr");
        html.Start("th", ("scope", "col"));
        html.Text(what);
        html.Leaf("small", "now → enforced then, policies");
        html.End();
        foreach (var i in columns)
        {
            html.Start("th", ("scope", "col"), ("class", "c"));
            html.Leaf("span", ControlTable.All[i].Name);
            html.End();
        }

        html.End();
        html.End();
        html.Start("tbody");
        foreach (var row in rows)
            Write(row, columns);
        html.EndTo(html.Depth - 3);
        string[] same = [.. ControlTable.All.Where((_, i) => !columns.Contains(i)).Select(control => control.Name)];
        if (same.Length > 0 && rows.Any(row => !row.Cells.IsEmpty))
            html.Leaf("p", $"The same everywhere: {string.Join(", ", same)}.", ("class", "at"));
    }

    private void Write(MatrixRow row, int[] columns)
    {
        html.Line();
        html.Start("tr", ("data-find", ""));
        html.Start("th", ("scope", "row"));
        html.Text(string.Join(", ", row.Names.Take(Shown(row))));
        if (row.Names.Length > Shown(row))
        {
            html.Start("details");
            html.Leaf("summary", $"and {Phrase.Number(row.Names.Length - Shown(row))} more");
            html.Text(string.Join(", ", row.Names.Skip(Shown(row))));
            html.End();
        }

        html.Leaf("small", $"{row.Now} → {row.Then}");
        if (!row.Policies.IsEmpty && !row.Policies.SequenceEqual(row.Names))
            html.Leaf("small", Phrase.List(row.Policies, Names));
        html.End();
        if (row.Cells.IsEmpty)
            html.Leaf("td", "nothing to compare: no level, or no policy that reaches it", ("colspan", $"{Math.Max(1, columns.Length)}"), ("class", "none"));
        foreach (var i in row.Cells.IsEmpty ? [] : columns)
            Write(row.Cells[i]);
        html.End();
    }

    private void Write(MatrixCell cell)
    {
        var second = cell.Marks.Length > 1 ? $" and-{MatrixMarks.Class(cell.Marks[1])}" : "";
        html.Start("td", ("class", MatrixMarks.Class(cell.Marks[0]) + second));
        var words = string.Join(", ", cell.Marks.Select(MatrixMarks.Word));
        if (cell.Entries.IsEmpty)
            html.Leaf("i", words);
        else
            html.Leaf("a", words, ("href", $"#{topics.PlaceOf(cell.Entries)}"));
        html.End();
    }

    private static int Shown(MatrixRow row) => row.Names.Length <= Names + 1 ? row.Names.Length : Names;
}
