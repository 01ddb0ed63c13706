namespace PspMigrate.Reports.Html;

/// <summary>A table of an answer as HTML; a wide one scrolls by itself, with the keyboard, too.</summary>
internal static class HtmlTable
{
    public static Markup Of(Table table) => Scrolled("scroll", [],
        table.Headers.Select((header, column) => new Markup("th", [("scope", "col"), .. Number(table, column)], header)),
        table.Rows.Select((row, i) => new Markup("tr", [("class", table.Marks.IsEmpty ? "plain" : Looks.ClassOf(table.Marks[i]))],
            row.Select((cell, column) => Cell(table, row.Length, cell, column, column > 0 || table.Marks.IsEmpty ? Tone.Plain : table.Marks[i])))));

    /// <param name="name">The class of what it scrolls in.</param>
    /// <param name="attributes">Other attributes of that.</param>
    public static Markup Scrolled(string name, (string, string)[] attributes, IEnumerable<Markup> headers, IEnumerable<Markup> rows) => new(
        "div", [("class", name), .. attributes, ("tabindex", "0")],
        new Markup("table", [], new("thead", [], new Markup("tr", [], headers)), new("tbody", [], rows)));

    private static Markup Cell(Table table, int cells, Cell cell, int column, Tone mark) => new(
        column == 0 ? "th" : "td",
        [
            .. column == 0 ? new[] { ("scope", "row") } : [],
            .. cells == 1 ? new[] { ("colspan", $"{table.Headers.Length}") } : [],
            .. Number(table, column),
            .. cell.Tone == Tone.Plain ? [] : new[] { ("class", Looks.ClassOf(cell.Tone)) },
        ],
        [.. Looks.Tag(mark), cell.Text]);

    private static (string, string)[] Number(Table table, int column) => table.Numbers.Contains(column) ? [("class", "number")] : [];
}
