using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>The releases of helmfiles.</summary>
/// <remarks>helmfile.readthedocs.io, "Configuration": chart is a path where it begins with a dot; values holds files and maps.</remarks>
internal static class Helmfile
{
    public static IEnumerable<MissingPart> Releases(Tree tree) =>
        tree.Paths.Where(path => TreePath.NameOf(path) is "helmfile.yaml" or "helmfile.yml")
            .SelectMany(path => Places.Objects(tree.Shown(path), tree.TextOf(path) ?? "").SelectMany(map => Releases(path, map)));

    private static IEnumerable<MissingPart> Releases(string path, MapNode map) =>
        ((map["releases"] as ListNode)?.Items ?? []).OfType<MapNode>()
            .Where(release => release["chart"] is ScalarNode { Text: ['.', ..] } && release["name"] is ScalarNode)
            .Select(release => Of(TreePath.DirectoryOf(path), release));

    private static MissingPart Of(string directory, MapNode release)
    {
        var ns = (release["namespace"] as ScalarNode)?.Text;
        var values = ((release["values"] as ListNode)?.Items ?? []).ToArray();
        var chart = TreePath.Resolve(directory, Text(release["chart"]));
        return new($"release {Text(release["name"])}", release.At, Lack.Everything)
        {
            Namespaces = ns is null ? [] : [ns],
            Path = chart,
            Release = new(
                Text(release["name"]),
                ns,
                values.OfType<MapNode>().FirstOrDefault(),
                [.. values.OfType<ScalarNode>().Select(file => Relative(chart, TreePath.Resolve(directory, file.Text)))]),
        };
    }

    /// <summary>Values files of releases are relative to the chart.</summary>
    private static string Relative(string? chart, string? file) => System.IO.Path.GetRelativePath($"/{chart}", $"/{file}").Replace('\\', '/');

    private static string Text(Node? node) => (node as ScalarNode)?.Text ?? "";
}
