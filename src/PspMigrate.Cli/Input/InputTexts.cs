using PspMigrate.Cli.Input.Trees;

namespace PspMigrate.Cli.Input;

/// <summary>The texts of the files that were named, for settings that are looked for in whatever kind of text they stand.</summary>
internal static class InputTexts
{
    /// <summary>Settings are small files; what is larger holds objects.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    /// <exception cref="CommandLine.CommandException">Something isn't there.</exception>
    public static IEnumerable<(string Source, string Text)> Of(Sources sources, Host host) => InputFiles.Named(sources, host).SelectMany(Of);

    public static IEnumerable<(string Source, string Text)> Of(Tree tree) =>
        from path in tree.Paths
        where new FileInfo(tree.FullPath(path)) is { Exists: true, Length: <= LargestFile }
        let text = tree.TextOf(path)
        where text is not null
        select (tree.Shown(path), text);

    private static IEnumerable<(string Source, string Text)> Of(InputItem item) => item switch
    {
        InputTree { Tree: var tree } => Of(tree),
        InputFile { Length: <= LargestFile } file when File.Exists(file.FullPath) => [(file.Source, File.ReadAllText(file.FullPath))],
        _ => [],
    };
}
