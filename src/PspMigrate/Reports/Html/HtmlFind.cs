namespace PspMigrate.Reports.Html;

/// <summary>A field that finds names in a long list; the script shows it and makes it work.</summary>
internal static class HtmlFind
{
    /// <summary>Shorter lists are looked through as fast.</summary>
    private const int Few = 8;

    /// <param name="html">The writer; what is found stands in the element that is open.</param>
    /// <param name="label">What may be found.</param>
    /// <param name="count">How many there are.</param>
    public static void Write(HtmlWriter html, string label, int count)
    {
        if (count <= Few)
            return;
        html.Start("div", ("class", "find"), ("hidden", ""));
        html.Start("label");
        html.Text(label + " ");
        html.Void("input", ("type", "search"));
        html.End();
        html.Leaf("output", "", ("aria-live", "polite"));
        html.End();
    }
}
