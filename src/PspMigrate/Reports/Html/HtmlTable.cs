using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Html;

/// <summary>A table of an answer as HTML; a wide one scrolls by itself, with the keyboard, too.</summary>
internal static class HtmlTable
{
    public static void Write(HtmlWriter html, Table table)
    {
        html.Start("div", ("class", "scroll"), ("tabindex", "0"));
        html.Start("table");
        html.Start("thead");
        html.Start("tr");
        foreach (var (column, header) in table.Headers.Index())
            html.Leaf("th", header, [("scope", "col"), .. Number(table, column)]);
        html.End();
        html.End();
        html.Start("tbody");
        foreach (var (i, row) in table.Rows.Index())
        {
            html.Start("tr", ("class", table.Marks.IsEmpty ? "plain" : Looks.ClassOf(table.Marks[i])));
            foreach (var (column, cell) in row.Index())
            {
                var tag = column == 0 ? "th" : "td";
                html.Start(tag,
                [
                    .. column == 0 ? new[] { ("scope", "row") } : [],
                    .. row.Length == 1 ? new[] { ("colspan", $"{table.Headers.Length}") } : [],
                    .. Number(table, column),
                    .. cell.Tone == Tone.Plain ? [] : new[] { ("class", Looks.ClassOf(cell.Tone)) },
                ]);
                if (column == 0 && !table.Marks.IsEmpty)
                    Looks.Tag(html, table.Marks[i]);
                html.Text(cell.Text);
                html.End();
            }

            html.End();
        }

        html.EndTo(html.Depth - 3);
    }

    private static (string, string)[] Number(Table table, int column) => table.Numbers.Contains(column) ? [("class", "number")] : [];
}
