using Humanizer;

namespace PspMigrate.Cli.CommandLine;

internal static class Counted
{
    /// <summary><c>1 namespace</c>, <c>10,000 namespaces</c>.</summary>
    public static string Of(string noun, int count) => noun.ToQuantity(count, "N0", CultureInfo.InvariantCulture);

    /// <summary><c>a, b and c</c>, or <c>a, b and 4 more</c> where there are more than <paramref name="most"/>.</summary>
    public static string Names(IReadOnlyList<string> names, int most = int.MaxValue)
    {
        var shown = names.Count > most ? names.Take(most) : names.Take(names.Count - 1);
        return names.Count == 1 ? names[0] : $"{string.Join(", ", shown)} and {(names.Count > most ? $"{names.Count - most} more" : names[^1])}";
    }
}
