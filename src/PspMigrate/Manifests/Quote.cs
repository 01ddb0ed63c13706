namespace PspMigrate.Manifests;

/// <summary>Input text inside messages: in quotes, on one line, and not too long.</summary>
internal static class Quote
{
    private const int Longest = 60;

    /// <summary>A name as it is, when it is short and plain; else in quotes.</summary>
    public static string Name(string name) =>
        name.Length is > 0 and <= Longest * 2 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':')
            ? name
            : Text(name);

    /// <summary>True for characters that are no controls and yet not seen: they join, part or turn around what stands beside them.</summary>
    public static bool IsHidden(Rune c) =>
        Rune.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A character as an escape: <c>\u202e</c>; one beyond 16 bits as two of them.</summary>
    public static string Escape(Rune c) => string.Concat(c.ToString().Select(unit => $"\\u{(int)unit:x4}"));

    /// <summary>JSON with hidden characters as escapes.</summary>
    public static string Json(string json) => json.EnumerateRunes().Any(IsHidden)
        ? string.Concat(json.EnumerateRunes().Select(c => IsHidden(c) ? Escape(c) : c.ToString()))
        : json;

    /// <summary>The beginning of a text, in quotes.</summary>
    public static string Text(string text)
    {
        if (text.Length <= Longest)
            return Whole(text);
        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return Whole(text[..end])[..^1] + "…\"";
    }

    /// <summary>A whole text in double quotes, for readers of JSON and of YAML.</summary>
    /// <param name="isJson">Whether JSON has to take it; YAML alone has an escape of its own for characters beyond 16 bits.</param>
    public static string Whole(string text, bool isJson = true)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text.EnumerateRunes())
        {
            _ = c.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append((char)c.Value),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when !Rune.IsControl(c) && !IsHidden(c) => quoted.Append(c.ToString()),
                _ => quoted.Append(isJson || c.IsBmp ? Escape(c) : $"\\U{c.Value:x8}"),
            };
        }

        return quoted.Append('"').ToString();
    }
}
