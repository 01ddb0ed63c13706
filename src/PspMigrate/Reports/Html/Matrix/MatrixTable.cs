namespace PspMigrate.Reports.Html.Matrix;

/// <summary>
/// Draws the matrix: namespaces down, controls across. Each mark is a word that the style shows as a sign, and leads to the line that says why.
/// </summary>
internal sealed class MatrixTable(MatrixTopics topics)
{
    /// <summary>Names of a row that are shown; the rest is folded away.</summary>
    private const int Names = 3;

    /// <param name="what">What they are: namespaces or policies.</param>
    public IEnumerable<Markup> Of(string id, ImmutableArray<MatrixRow> rows, string what)
    {
        int[] columns = [.. Enumerable.Range(0, ControlTable.All.Length).Where(i => rows.Any(row => !row.Cells.IsEmpty && row.Cells[i] != MatrixCell.Same))];
        yield return HtmlTable.Scrolled("scroll matrix", [("id", id)],
            [
                new("th", [("scope", "col")], what, new("small", [], "now → enforced then, policies")),
                .. columns.Select(i => new Markup("th", [("scope", "col"), ("class", "c")], new Markup("span", [], ControlTable.All[i].Name))),
            ],
            rows.SelectMany(row => new[] { Markup.Line, Row(row, columns) }));
        string[] same = [.. ControlTable.All.Where((_, i) => !columns.Contains(i)).Select(control => control.Name)];
        if (same.Length > 0 && rows.Any(row => !row.Cells.IsEmpty))
            yield return new("p", [("class", "at")], $"The same everywhere: {string.Join(", ", same)}.");
    }

    private Markup Row(MatrixRow row, int[] columns) => new("tr", [("data-find", "")],
    [
        Head(row),
        .. row.Cells.IsEmpty
            ? [new("td", [("colspan", $"{Math.Max(1, columns.Length)}"), ("class", "none")], "nothing to compare: no level, or no policy that reaches it")]
            : columns.Select(i => Cell(row.Cells[i])),
    ]);

    private static Markup Head(MatrixRow row)
    {
        var shown = row.Names.Length <= Names + 1 ? row.Names.Length : Names;
        return new("th", [("scope", "row")],
        [
            string.Join(", ", row.Names.Take(shown)),
            .. shown == row.Names.Length ? Array.Empty<Markup>() :
            [
                new("details", [], new("summary", [], $"and {Phrase.Number(row.Names.Length - shown)} more"), string.Join(", ", row.Names.Skip(shown))),
            ],
            new("small", [], $"{row.Now} → {row.Then}"),
            .. row.Policies.IsEmpty || row.Policies.SequenceEqual(row.Names)
                ? Array.Empty<Markup>()
                : [new("small", [], Phrase.List(row.Policies, Names))],
        ]);
    }

    private Markup Cell(MatrixCell cell)
    {
        var second = cell.Marks.Length > 1 ? $" and-{cell.Marks[1].Look().Class}" : "";
        var words = string.Join(", ", cell.Marks.Select(mark => mark.Look().Word));
        return new("td", [("class", cell.Marks[0].Look().Class + second)], cell.Entries.IsEmpty
            ? new Markup("i", [], words)
            : new Markup("a", [("href", $"#{topics.PlaceOf(cell.Entries)}")], words));
    }
}
