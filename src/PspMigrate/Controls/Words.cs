using System.Globalization;
using System.Text;

namespace PspMigrate.Controls;

/// <summary>Pieces of upstream's texts: names, plurals, quoting, order.</summary>
/// <remarks>kubernetes/pod-security-admission policy/helpers.go: plain double quotes, unescaped, joined with a comma and a blank.</remarks>
internal static class Words
{
    /// <summary><c>container "a"</c> or <c>containers "a", "b"</c>, in the order of the values.</summary>
    public static string Containers(IEnumerable<Held> held)
    {
        var names = held.Where(value => !value.Place.IsPod).Select(value => value.Place).Distinct().Select(place => place.Name).ToArray();
        return $"{Plural("container", names.Length)} {Quoted(names)}";
    }

    /// <summary>Number of different containers among the holders.</summary>
    public static int ContainerCount(IEnumerable<Held> held) =>
        held.Where(value => !value.Place.IsPod).Select(value => value.Place).Distinct().Count();

    /// <summary><c>pod</c>, the containers, or <c>pod and containers …</c>.</summary>
    public static string Setters(IReadOnlyCollection<Held> held)
    {
        var pod = held.Any(value => value.Place.IsPod);
        if (ContainerCount(held) == 0)
            return "pod";
        return pod ? "pod and " + Containers(held) : Containers(held);
    }

    /// <summary>The written values, sorted and each once, in quotes.</summary>
    public static string Values(IEnumerable<Held> held) => Quoted(Sorted(held));

    /// <summary>The written values, sorted and each once.</summary>
    public static string[] Sorted(IEnumerable<Held> held) =>
        [.. held.Select(value => value.AsWritten).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    public static string Plural(string word, int count) => count == 1 ? word : word + "s";

    /// <summary>Go's <c>%q</c>.</summary>
    /// <remarks>strconv.Quote: everything that strconv.IsPrint doesn't take for printable is escaped.</remarks>
    public static string GoQuoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
            quoted.Append(GoEscaped(rune));
        return quoted.Append('"').ToString();
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
