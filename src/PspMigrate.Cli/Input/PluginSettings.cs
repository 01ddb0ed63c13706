using System.Collections.Immutable;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Cli.Input;

/// <summary>Looks through the files that were named for lines that switch the admission plugin on.</summary>
internal static class PluginSettings
{
    /// <summary>Settings are small files; what is larger holds objects.</summary>
    private const int LargestFile = 4 * 1024 * 1024;

    /// <exception cref="CommandLine.CommandException">Something isn't there.</exception>
    public static ImmutableArray<PluginPlace> Find(Sources sources, Host host) => sources.Files.IsEmpty
        ? []
        :
        [
            .. InputFiles.Expand(sources.Files, sources.Input.Recursive, sources.Input.Trees, host)
                .SelectMany(Texts)
                .SelectMany(item => PluginPlaces.Find(item.Source, item.Text)),
        ];

    /// <summary>Those of a tree.</summary>
    public static ImmutableArray<PluginPlace> Find(Tree tree) => [.. Texts(tree).SelectMany(item => PluginPlaces.Find(item.Source, item.Text))];

    private static IEnumerable<(string Source, string Text)> Texts(InputItem item) => item switch
    {
        InputTree { Tree: var tree } => Texts(tree),
        InputFile { Length: <= LargestFile } file when File.Exists(file.FullPath) => [(file.Source, File.ReadAllText(file.FullPath))],
        _ => [],
    };

    private static IEnumerable<(string Source, string Text)> Texts(Tree tree) =>
        from path in tree.Paths
        where new FileInfo(tree.FullPath(path)) is { Exists: true, Length: <= LargestFile }
        let text = tree.TextOf(path)
        where text is not null
        select (tree.Shown(path), text);
}
