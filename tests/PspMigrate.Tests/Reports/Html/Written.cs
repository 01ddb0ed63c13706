using System.Text;
using PspMigrate.Reports.Html;

namespace PspMigrate.Tests.Reports.Html;

/// <summary>What a browser gets of a part of a page.</summary>
internal static class Written
{
    public static string Source(this Markup part) => new[] { part }.Source();

    public static string Source(this IEnumerable<Markup> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            part.WriteTo(text);
        return text.ToString();
    }
}
