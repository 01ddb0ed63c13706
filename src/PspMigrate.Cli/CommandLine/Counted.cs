using Humanizer;

namespace PspMigrate.Cli.CommandLine;

internal static class Counted
{
    /// <summary><c>1 namespace</c>, <c>10,000 namespaces</c>.</summary>
    public static string Of(string noun, int count) => noun.ToQuantity(count, "N0", CultureInfo.InvariantCulture);
}
