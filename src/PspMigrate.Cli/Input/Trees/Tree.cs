using System.Text;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>A directory whose files are read together.</summary>
/// <param name="Root">Where it is.</param>
/// <param name="Name">Its name in messages: as the user typed it; empty where paths are shown from the root.</param>
/// <param name="Paths">The files below it, in order.</param>
/// <param name="Layout">What belongs together.</param>
internal sealed record Tree(string Root, string Name, IReadOnlyList<string> Paths, TreeLayout Layout)
{
    /// <summary>Finds out what is in a directory.</summary>
    /// <param name="root">Where it is.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="paths">The files below it that count.</param>
    public static Tree Of(string root, string name, IReadOnlyList<string> paths) =>
        new(root, name, paths, new TreeLayout(paths, path => Text(Path.Combine(root, path))));

    /// <summary>Whether nothing in it could be read by any reader.</summary>
    public bool IsEmpty => !Paths.Any(TreeNames.IsManifest) && !Paths.Any(path => TreeNames.ProgramOf(path) is not null || TreeNames.TemplateOf(path) is not null);

    /// <summary>A file or directory as messages show it.</summary>
    public string Shown(string path) => (Name, path) switch
    {
        ("", "") => ".",
        ("", _) => path,
        (_, "") => Name,
        _ => $"{Name.TrimEnd('/')}/{path}",
    };

    public string FullPath(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The text of a file of the tree; null when it can't be read.</summary>
    public string? TextOf(string path) => Text(FullPath(path));

    private static string? Text(string fullPath)
    {
        try
        {
            return File.ReadAllText(fullPath, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
