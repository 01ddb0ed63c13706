namespace PspMigrate.Reports.Html;

/// <summary>A command line to copy; the script puts a button beside it.</summary>
internal static class HtmlCommand
{
    public static void Write(HtmlWriter html, string line)
    {
        html.Start("div", ("class", "run"));
        html.Start("pre", ("tabindex", "0"));
        html.Leaf("code", line);
        html.End();
        html.End();
    }
}
