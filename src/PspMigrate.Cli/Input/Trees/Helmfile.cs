using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>The releases of helmfiles.</summary>
/// <remarks>
/// helmfile.readthedocs.io, "Configuration": chart is a path where it begins with a dot; values holds files and maps. The files of the directory helmfile.d
/// are helmfiles, too.
/// </remarks>
internal static class Helmfile
{
    public static IEnumerable<MissingPart> Releases(Tree tree) =>
        All(tree).Where(item => IsLocal(item.Release)).Select(item => Of(TreePath.DirectoryOf(item.Path), item.Release));

    /// <summary>Those of charts that come from elsewhere, which nothing else tells of.</summary>
    public static IEnumerable<MissingPart> Remote(Tree tree) => All(tree).Where(item => !IsLocal(item.Release)).Select(item =>
        new MissingPart($"helmfile release {Text(item.Release, "name")}", item.Release.At, Lack.Policies | Lack.Bindings | Lack.Workloads)
        {
            Namespaces = item.Release.TextAt("namespace") is { } ns ? [ns] : [],
            Command = ["helmfile", "--file", tree.Shown(item.Path), .. Selector(Text(item.Release, "name")), "template"],
        });

    /// <summary>A name that helmfile still has to fill in selects nothing.</summary>
    private static string[] Selector(string name) => name.Contains("{{", StringComparison.Ordinal) ? [] : ["--selector", $"name={name}"];

    private static IEnumerable<(string Path, MapNode Release)> All(Tree tree) =>
        from path in tree.Paths
        where TreePath.NameOf(path) is "helmfile.yaml" or "helmfile.yml" || TreePath.NameOf(TreePath.DirectoryOf(path)) is "helmfile.d"
        from map in Places.Objects(tree.Shown(path), tree.TextOf(path) ?? "")
        from release in map.MapsAt("releases")
        where release["name"] is ScalarNode && release["chart"] is ScalarNode
        select (path, release);

    private static bool IsLocal(MapNode release) => Text(release, "chart") is ['.', ..];

    private static MissingPart Of(string directory, MapNode release)
    {
        var ns = (release["namespace"] as ScalarNode)?.Text;
        var chart = TreePath.Resolve(directory, Text(release, "chart"));
        return new($"release {Text(release, "name")}", release.At, Lack.Everything)
        {
            Namespaces = ns is null ? [] : [ns],
            Path = chart,
            Release = new(
                Text(release, "name"),
                ns,
                release.MapsAt("values").FirstOrDefault(),
                [.. release.TextsAt("values").Select(file => Relative(chart, TreePath.Resolve(directory, file)))]),
        };
    }

    /// <summary>Values files of releases are relative to the chart.</summary>
    public static string Relative(string? chart, string? file) => System.IO.Path.GetRelativePath($"/{chart}", $"/{file}").Replace('\\', '/');

    private static string Text(MapNode release, string field) => release.TextAt(field) ?? "";
}
