using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Html;

/// <summary>Totals side by side, their figures large.</summary>
internal static class Cards
{
    public static void Write(HtmlWriter html, IEnumerable<Block> totals)
    {
        foreach (var items in totals.OfType<Items>())
        {
            html.Line();
            html.Start("ul", ("class", "cards"));
            foreach (var item in items.All)
            {
                html.Start("li", ("class", Looks.ClassOf(item.Tone)));
                var digits = item.Text.TakeWhile(c => char.IsAsciiDigit(c) || c == ',').Count();
                if (digits > 0)
                    html.Leaf("span", item.Text[..digits], ("class", "figure"));
                html.Text(item.Text[digits..].TrimStart());
                html.End();
            }

            html.End();
        }
    }
}
