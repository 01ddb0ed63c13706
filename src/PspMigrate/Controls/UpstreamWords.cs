namespace PspMigrate.Controls;

/// <summary>Pieces of upstream's texts: names, plurals, quoting, order.</summary>
/// <remarks>kubernetes/pod-security-admission policy/helpers.go: plain double quotes, unescaped, joined with a comma and a blank.</remarks>
internal static class UpstreamWords
{
    /// <summary><c>container "a"</c> or <c>containers "a", "b"</c>, in the order of the values.</summary>
    public static string Containers(IReadOnlyList<FieldValue> held) => Containers(Names(held));

    /// <summary>Number of different containers among the holders.</summary>
    public static int ContainerCount(IReadOnlyList<FieldValue> held) => Names(held).Count;

    /// <summary><c>pod</c>, the containers, or <c>pod and containers …</c>.</summary>
    public static string Setters(IReadOnlyList<FieldValue> held)
    {
        var names = Names(held);
        if (names.Count == 0)
            return "pod";
        return held.Any(value => value.Place.IsPod) ? "pod and " + Containers(names) : Containers(names);
    }

    /// <summary>The written values, sorted and each once, in quotes.</summary>
    public static string Values(IEnumerable<FieldValue> held) => Quoted(Sorted(held));

    /// <summary>The written values, sorted and each once.</summary>
    public static string[] Sorted(IEnumerable<FieldValue> held) =>
        [.. held.Select(value => value.AsWritten).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    public static string Plural(string word, int count) => count == 1 ? word : word + "s";

    /// <summary>Go's <c>%q</c>.</summary>
    /// <remarks>strconv.Quote: everything that strconv.IsPrint doesn't take for printable is escaped.</remarks>
    public static string GoQuoted(string text) => $"\"{string.Concat(text.EnumerateRunes().Select(GoEscaped))}\"";

    private static string Containers(List<string> names) => $"{Plural("container", names.Count)} {Quoted(names)}";

    /// <summary>The containers among the holders, each once: what one container holds stands together.</summary>
    private static List<string> Names(IReadOnlyList<FieldValue> held)
    {
        var names = new List<string>(held.Count);
        var last = Place.Pod;
        for (var i = 0; i < held.Count; i++)
        {
            var place = held[i].Place;
            if (place == last || place.IsPod)
                continue;
            names.Add(place.Name);
            last = place;
        }

        return names;
    }

    private static string GoEscaped(Rune rune) => rune.Value switch
    {
        '"' or '\\' => "\\" + rune,
        '\a' => "\\a",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\v' => "\\v",
        ' ' => " ",
        < ' ' or 0x7f => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
        _ when Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) => rune.ToString(),
        < 0x10000 => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
    };
}
