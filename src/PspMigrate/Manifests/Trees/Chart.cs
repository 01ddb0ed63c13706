namespace PspMigrate.Manifests.Trees;

/// <summary>A Helm chart in a tree.</summary>
/// <param name="Templates">The files that helm renders, those of its own subcharts included.</param>
public sealed record Chart(string Directory, ImmutableArray<string> Templates)
{
    /// <summary>The file that makes a directory one.</summary>
    public const string FileName = "Chart.yaml";

    /// <summary>Every chart of a tree that isn't a part of another one, by path.</summary>
    public static ImmutableArray<Chart> FindAll(IReadOnlyCollection<string> paths)
    {
        var charts = new List<Chart>();
        foreach (var path in paths.Where(path => TreePath.NameSpan(path) is FileName).Order(StringComparer.Ordinal))
        {
            var directory = TreePath.DirectoryOf(path);
            if (charts.Exists(chart => chart.Contains(path)))
                continue;
            ImmutableArray<string> templates =
                [.. paths.Where(other => TreePath.IsBelow(other, directory) && IsTemplate(Inside(directory, other))).Order(StringComparer.Ordinal)];
            charts.Add(new(directory, templates));
        }

        return [.. charts];
    }

    /// <summary>Whether a file is this chart's own, and so nothing that is applied as it is.</summary>
    public bool Contains(string path) => TreePath.IsBelow(path, Directory) && IsPart(Inside(Directory, path));

    private static string Inside(string directory, string path) => directory.Length == 0 ? path : path[(directory.Length + 1)..];

    /// <remarks>helm.sh/docs/topics/charts: a directory of this name elsewhere in the chart holds none.</remarks>
    private static bool IsTemplate(string path) => path.StartsWith("templates/", StringComparison.Ordinal)
        || (path.StartsWith("charts/", StringComparison.Ordinal) && path.Contains("/templates/", StringComparison.Ordinal));

    /// <remarks>helm.sh/docs/topics/charts, "The Chart File Structure"; <c>ci</c> holds values for chart-testing.</remarks>
    private static bool IsPart(string path) =>
        path.Split('/', 2) is [var first, _]
            ? first is "templates" or "charts" or "crds" or "ci"
            : path is FileName or "Chart.lock" or "requirements.yaml" or "requirements.lock"
                || path.StartsWith("values", StringComparison.Ordinal);
}
