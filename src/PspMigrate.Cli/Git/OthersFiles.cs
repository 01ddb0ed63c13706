namespace PspMigrate.Cli.Git;

/// <summary>Paths whose files are made elsewhere: editing them here would be undone or break something.</summary>
internal static class OthersFiles
{
    /// <summary>Whether a file was copied in from elsewhere, or is a template of a Helm chart.</summary>
    /// <param name="path">Below the repository's root.</param>
    /// <param name="charts">The directories of Helm charts.</param>
    public static bool Contain(string path, IReadOnlyCollection<string> charts) =>
        path.Split('/').Any(part => part is "vendor" or "node_modules" or "third_party")
        || charts.Any(chart => IsBelow(path, Join(chart, "templates")) || IsBelow(path, Join(chart, "charts")));

    private static bool IsBelow(string path, string directory) => path.StartsWith(directory + "/", StringComparison.Ordinal);

    private static string Join(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";
}
