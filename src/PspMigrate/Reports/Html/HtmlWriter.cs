namespace PspMigrate.Reports.Html;

/// <summary>Writes HTML element by element. All text and all attributes pass one escape, so that nothing from manifests becomes markup.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>What has been written.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>How many elements are open.</summary>
    public int Depth => _open.Count;

    /// <summary>Opens an element.</summary>
    public void Start(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(tag, attributes);
        _open.Push(tag);
    }

    /// <summary>Closes the element that was opened last.</summary>
    public void End() => _text.Append("</").Append(_open.Pop()).Append('>');

    /// <summary>Closes elements until as many are open as before.</summary>
    public void EndTo(int depth)
    {
        while (_open.Count > depth)
            End();
    }

    /// <summary>An element without content: <c>meta</c>, <c>input</c>.</summary>
    public void Void(string tag, params ReadOnlySpan<(string Name, string Value)> attributes) => Tag(tag, attributes);

    /// <summary>Text as it reads.</summary>
    public void Text(string text) => _text.Append(Escape(text));

    /// <summary>An element that holds nothing but text.</summary>
    public void Leaf(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        Text(text);
        End();
    }

    /// <summary>A line feed, for those who read the source.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>Markup of our own: styles, scripts, what another writer wrote.</summary>
    public void Own(string markup) => _text.Append(markup);

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

    private void Tag(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            _text.Append(' ').Append(name);
            if (value.Length == 0)
                continue;
            // Quotes make up a tenth of a large page.
            var quote = IsWord(value) ? "" : "\"";
            _text.Append('=').Append(quote).Append(Escape(value)).Append(quote);
        }

        _text.Append('>');
    }

    private static bool IsWord(string value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not '#' and not '-')
                return false;
        }

        return true;
    }
}
