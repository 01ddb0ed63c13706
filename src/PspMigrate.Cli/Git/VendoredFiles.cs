namespace PspMigrate.Cli.Git;

/// <summary>Paths whose files are made elsewhere: editing them here would be undone or break something.</summary>
internal static class VendoredFiles
{
    /// <summary>Why a file must not be edited, as the end of a sentence; null when it may be.</summary>
    /// <param name="path">Below the repository's root.</param>
    /// <param name="made">The directories that cdk8s writes.</param>
    /// <remarks>cdk8s.io/docs/latest/cli/synth: dist, unless the app says otherwise.</remarks>
    public static string? NotEditableReason(string path, IReadOnlyCollection<string> charts, IReadOnlyCollection<string> made)
    {
        if (made.Any(directory => TreePath.IsBelow(path, directory)))
            return "cdk8s synth writes this file";
        if (path.Split('/').FirstOrDefault(part => part is "vendor" or "node_modules" or "third_party") is { } directory)
            return $"what lies in {directory} comes from elsewhere";
        if (charts.Any(chart => TreePath.IsBelow(path, TreePath.Join(chart, "charts"))))
            return "this chart comes from elsewhere";
        return charts.Any(chart => TreePath.IsBelow(path, TreePath.Join(chart, "templates"))) ? "this is a template of a Helm chart" : null;
    }
}
