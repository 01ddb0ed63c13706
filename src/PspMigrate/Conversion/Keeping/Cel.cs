namespace PspMigrate.Conversion.Keeping;

/// <summary>Pieces of the Common Expression Language, as admission policies have it.</summary>
internal static class Cel
{
    /// <summary>A text as a literal, on one line and without anything that a terminal could act on.</summary>
    public static string Text(string text)
    {
        var literal = new StringBuilder("'", text.Length + 2);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\'' or '\\' => literal.Append('\\').Append((char)rune.Value),
                < ' ' or (>= 0x7f and < 0xa0) or 0x2028 or 0x2029 => literal.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                // What hides or reorders text would make an expression read otherwise than it means.
                _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format => rune.IsBmp
                    ? literal.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")
                    : literal.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
                _ => literal.Append(rune.ToString()),
            };
        }

        return literal.Append('\'').ToString();
    }

    public static string Literal(Value value) => value.AsText is { } text ? Text(text) : value.ToString();

    public static string List(IEnumerable<string> texts) => $"[{Lines(", ", texts.Select(Text))}]";

    /// <summary>Items joined, with a new line where one would grow too long to read; operators begin the line, commas end it.</summary>
    public static string Lines(string by, IEnumerable<string> items)
    {
        const int width = 110;
        var text = new StringBuilder();
        var length = 0;
        foreach (var item in items)
        {
            var isLong = length > 0 && length + item.Length > width;
            if (text.Length > 0)
                _ = !isLong ? text.Append(by) : by is ", " ? text.Append(",\n  ") : text.Append("\n  ").Append(by.AsSpan(1));
            length = isLong ? item.Length : length + by.Length + item.Length;
            text.Append(item);
        }

        return text.ToString();
    }

    /// <summary>Whether <paramref name="item"/> is in a set of values of one kind; null when every value is.</summary>
    public static string? In(string item, Shape shape) => shape switch
    {
        Shape.Anything => null,
        Shape.Nothing => "false",
        Shape.AnyOf(var parts) => AnyOf(item, parts),
        Shape.AllBut([ShapePart.One(var value)]) => $"{item} != {Literal(value)}",
        Shape.AllBut(var parts) => $"!({AnyOf(item, parts)})",
        _ => throw new InvalidOperationException("There are no other shapes."),
    };

    /// <summary>Conditions joined by <c>||</c>; those with <c>&amp;&amp;</c> or a choice in them come in brackets.</summary>
    public static string Or(params IEnumerable<string> conditions)
    {
        var all = conditions.ToArray();
        return all is [var only] ? only : Lines(" || ", all.Select(condition =>
            condition.Contains("&&", StringComparison.Ordinal) || condition.Contains('?', StringComparison.Ordinal) ? $"({condition})" : condition));
    }

    private static string AnyOf(string item, ImmutableArray<ShapePart> parts)
    {
        Value[] single = [.. parts.OfType<ShapePart.One>().Select(part => part.Value)];
        IEnumerable<string> values = single.Length switch
        {
            0 => [],
            1 => [$"{item} == {Literal(single[0])}"],
            _ => [$"{item} in [{Lines(", ", single.Select(Literal))}]"],
        };
        return Or([.. values, .. parts.Where(part => part is not ShapePart.One).Select(part => Part(item, part))]);
    }

    private static string Part(string item, ShapePart part) => part switch
    {
        ShapePart.Range(var from, null) => $"{item} >= {Literal(from)}",
        ShapePart.Range({ AsNumber: not null } from, { AsNumber: { } end }) => $"{item} >= {Literal(from)} && {item} <= {end - 1}",
        ShapePart.Range({ AsNumber: not null } from, _) => $"{item} >= {Literal(from)}",
        ShapePart.Range(var from, { } to) => $"{item} >= {Literal(from)} && {item} < {Literal(to)}",
        ShapePart.Prefix(var prefix, { IsEmpty: true }) => $"{item}.startsWith({Text(prefix)})",
        ShapePart.Prefix(var prefix, var minus) => $"{item}.startsWith({Text(prefix)}) && !({AnyOf(item, minus)})",
        _ => throw new InvalidOperationException("There are no other parts."),
    };
}
