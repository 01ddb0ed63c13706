namespace PspMigrate.Reports.Html;

/// <summary>Totals side by side, their figures large.</summary>
internal static class Cards
{
    public static IEnumerable<Markup> Of(IEnumerable<Block> totals) => totals.OfType<Items>()
        .SelectMany(items => new[] { Markup.Line, new("ul", [("class", "cards")], items.All.Select(Card)) });

    private static Markup Card(Item item)
    {
        var digits = item.Text.TakeWhile(c => char.IsAsciiDigit(c) || c == ',').Count();
        return new("li", [("class", Looks.ClassOf(item.Tone))],
        [
            .. digits > 0 ? [new("span", [("class", "figure")], item.Text[..digits])] : Array.Empty<Markup>(),
            item.Text[digits..].TrimStart(),
        ]);
    }
}
