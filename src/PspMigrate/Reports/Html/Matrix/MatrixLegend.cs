namespace PspMigrate.Reports.Html.Matrix;

/// <summary>What the marks mean that a matrix shows.</summary>
internal static class MatrixLegend
{
    public static void Write(HtmlWriter html, ImmutableArray<MatrixRow> rows)
    {
        html.Start("ul", ("class", "legend"));
        foreach (var mark in rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Marks).Distinct().Order())
        {
            html.Start("li", ("class", MatrixMarks.Class(mark)));
            html.Leaf("b", MatrixMarks.Word(mark));
            html.Text(" " + MatrixMarks.Meaning(mark));
            html.End();
        }

        html.End();
    }
}
