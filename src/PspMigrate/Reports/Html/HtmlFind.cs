namespace PspMigrate.Reports.Html;

/// <summary>A field that finds names in a long list; the script shows it and makes it work.</summary>
internal static class HtmlFind
{
    /// <summary>Shorter lists are looked through as fast.</summary>
    private const int Few = 8;

    /// <param name="label">What may be found, in the element that the field stands in.</param>
    public static IEnumerable<Markup> Of(string label, int count) => count <= Few ? [] :
    [
        new("div", [("class", "find"), ("hidden", "")],
            new("label", [], label + " ", new("input", [("type", "search")])),
            new("output", [("aria-live", "polite")], "")),
    ];
}
