using PspMigrate.Cli.Git;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>The files of a directory that the reader looks at.</summary>
internal static class TreeFiles
{
    /// <summary>The files below the directory, in ordinal order.</summary>
    /// <param name="name">As it was typed: what is excluded may be written from there, or from the directory itself.</param>
    /// <remarks>
    /// Links to files are followed (mounted ConfigMaps consist of them), links to directories aren't: they may lead in
    /// circles. What has no length is left out: an empty file says nothing, and a pipe or device could be waited for forever.
    /// </remarks>
    public static ImmutableArray<TreeFile> List(string directory, string name, bool recursive, TreeOptions options, Host host)
    {
        var root = Path.TrimEndingDirectorySeparator(new DirectoryInfo(directory).FullName);
        var ignored = recursive ? IgnoredFiles.Below(root, host) : IgnoredFiles.None;
        var isAllWanted = ReferenceEquals(ignored, IgnoredFiles.None) && options.Excluded.IsEmpty;
        return new TreeWalk(root, isAllWanted ? null : IsWanted).Files(recursive, host.Stop);

        bool IsWanted(string path) => !ignored.Contains(path)
            && !options.Excluded.Any(glob => glob.Matches(path) || glob.Matches(TreePath.Resolve(name, path) ?? path));
    }

    /// <summary>Whether the reader has anything to say of a file of this name.</summary>
    public static bool IsOfInterest(ReadOnlySpan<char> name) =>
        Path.GetExtension(name) is ".yaml" or ".yml" or ".json" or ".tf" or ".jsonnet" or ".libsonnet" or ".cue" or ".k" or ".pkl"
            or ".j2" or ".jinja" or ".jinja2" or ".erb" or ".tpl" or ".tmpl" or ".gotmpl" or ".tftpl"
            || name is "Kustomization" || (Path.GetExtension(name) is ".template" or ".in" && TreeNames.TemplateOf(name.ToString()) is not null);
}
