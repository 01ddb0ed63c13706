using System.Text.RegularExpressions;
using PspMigrate.Cli.Running;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>The user's <c>helm</c>.</summary>
internal sealed partial class Helm(string program, Host host)
{
    private const int LongestName = 53;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    /// <summary>The one on the PATH; null when there is none.</summary>
    public static Helm? Find(Host host) => Programs.Find("helm", host) is { } program ? new(program, host) : null;

    /// <param name="chart">The chart's directory.</param>
    public static IReadOnlyList<string> Arguments(HelmRelease release, string chart, IEnumerable<string> values) =>
    [
        "template",
        // Without a name helm takes one of its own.
        .. IsName(release.Name) ? [release.Name] : Array.Empty<string>(),
        chart.StartsWith('-') ? $"./{chart}" : chart,
        .. release.Namespace is { } ns ? ["--namespace", ns] : Array.Empty<string>(),
        .. values.SelectMany(file => new[] { "--values", file }),
    ];

    /// <param name="chart">The chart's directory.</param>
    /// <param name="values">Files with values, over the release's own.</param>
    /// <param name="name">The chart's name in messages.</param>
    public Build Render(HelmRelease release, string chart, IReadOnlyList<string> values, string name)
    {
        if (release.ValueFiles.Any(file => file.Contains('\0', StringComparison.Ordinal)))
            return new(null, chart, "no file can have the name that one of the values files has");
        using var temporary = new TemporaryDirectory(host);
        List<string> files = [.. release.ValueFiles.Select(file => Path.GetFullPath(file, chart))];
        if ((release.Values is { } own ? NodeText.Document(own) : release.ValuesText) is { } text)
        {
            files.Add(Path.Combine(temporary.Path, "values.yaml"));
            File.WriteAllText(files[^1], text);
        }

        return Build.Of(LimitedRun.Run(program, Arguments(release, chart, files.Concat(values)), chart, hasNetwork: false, Limit, host), name, chart);
    }

    /// <summary>Whether helm takes a name: what begins with a dash would be an option, and --post-renderer runs programs.</summary>
    /// <remarks>helm pkg/chartutil/validate_name.go.</remarks>
    private static bool IsName(string name) => name.Length <= LongestName && ReleaseName().IsMatch(name);

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReleaseName();
}
