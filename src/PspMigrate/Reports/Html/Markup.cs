namespace PspMigrate.Reports.Html;

/// <summary>
/// A piece of a page: text, or an element with all that stands in it. All text and all attributes pass one escape, so that nothing from manifests
/// becomes markup.
/// </summary>
/// <param name="tag">The element's name.</param>
/// <param name="attributes">Its attributes; one without a value is written by its name alone.</param>
/// <param name="content">What stands in it; none for <c>meta</c> and <c>input</c>.</param>
internal sealed class Markup(string tag, (string Name, string Value)[] attributes, params IEnumerable<Markup> content)
{
    /// <summary>A line feed, for those who read the source.</summary>
    public static readonly Markup Line = Own("\n");

    /// <summary>What is written as it is, in place of an element; null for an element.</summary>
    private string? Source { get; init; }

    /// <summary>Text as it reads.</summary>
    public static implicit operator Markup(string text) => Own(Escape(text));

    /// <summary>Markup of our own: styles, scripts, data.</summary>
    public static Markup Own(string source) => new("", []) { Source = source };

    /// <summary>Text without anything that a browser would act on, within or without quotes; what hides or reorders text is spelt out.</summary>
    public static string Escape(string text)
    {
        var plain = Printable.Escape(text);
        return plain.AsSpan().IndexOfAny("&<>\"'") < 0 ? plain : plain
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
    }

    public void WriteTo(StringBuilder text)
    {
        if (Source is not null)
        {
            text.Append(Source);
            return;
        }

        text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            // Quotes make up a tenth of a large page.
            var quote = value.All(c => char.IsAsciiLetterOrDigit(c) || c is '#' or '-') ? "" : "\"";
            text.Append(' ').Append(name).Append(value.Length == 0 ? "" : $"={quote}{Escape(value)}{quote}");
        }

        text.Append('>');
        if (tag is "meta" or "input")
            return;
        foreach (var part in content)
            part.WriteTo(text);
        text.Append("</").Append(tag).Append('>');
    }
}
