using PspMigrate.Cli.Git;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>A file of a tree.</summary>
/// <param name="Path">Its path below the tree's root, with <c>/</c> between the parts.</param>
/// <param name="Length">How many bytes it had when it was found.</param>
internal readonly record struct TreeFile(string Path, long Length)
{
    public static readonly Comparer<TreeFile> ByPath = Comparer<TreeFile>.Create((one, other) => string.CompareOrdinal(one.Path, other.Path));
}

/// <summary>A directory whose files are read together.</summary>
/// <param name="Root">Where it is.</param>
/// <param name="Name">Its name in messages: as the user typed it; empty where paths are shown from the root.</param>
/// <param name="Files">The files below it, in ordinal order of their paths.</param>
/// <param name="Layout">What belongs together.</param>
internal sealed record Tree(string Root, string Name, ImmutableArray<TreeFile> Files, TreeLayout Layout)
{
    /// <param name="files">The files below it that count, in ordinal order of their paths.</param>
    public static Tree Of(string root, string name, ImmutableArray<TreeFile> files) => new(
        root, name, files, new TreeLayout([.. files.Select(file => file.Path)], path => Text(Path.Combine(root, path)), new LinkedDirectories(root).Target));

    /// <summary>All files of the repository, where the tree is a part of it.</summary>
    public Lazy<IReadOnlyCollection<string>>? Repository { get; init; }

    /// <summary>The paths of its files, in order.</summary>
    public IEnumerable<string> Paths => Files.Select(file => file.Path);

    /// <summary>Whether nothing in it could be read by any reader.</summary>
    public bool IsEmpty =>
        !Paths.Any(TreeNames.IsManifest) && !Paths.Any(path => TreeNames.ProgramOf(path) is not null || TreeNames.TemplateOf(path) is not null);

    public bool Holds(string directory) => Below(directory).Any();

    /// <summary>The paths below a directory, in order.</summary>
    public IEnumerable<string> Below(string directory)
    {
        var at = directory.Length == 0 ? 0 : Files.BinarySearch(new($"{directory}/", 0), TreeFile.ByPath);
        for (var i = at < 0 ? ~at : at; i < Files.Length && TreePath.IsBelow(Files[i].Path, directory); i++)
            yield return Files[i].Path;
    }

    public bool Contains(string path) => Files.BinarySearch(new(path, 0), TreeFile.ByPath) >= 0;

    /// <summary>Whether a file was read as a manifest of this tree.</summary>
    public bool HasManifest(string fullPath)
    {
        var root = Root.AsSpan().TrimEnd(Path.DirectorySeparatorChar);
        if (fullPath.Length <= root.Length || fullPath[root.Length] != Path.DirectorySeparatorChar
            || !fullPath.AsSpan().StartsWith(root, StringComparison.Ordinal))
        {
            return false;
        }

        var path = fullPath[(root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/');
        return Contains(path) && Layout.KindOf(path) == TreeFileKind.Manifest;
    }

    /// <summary>A file or directory as messages show it.</summary>
    public string Shown(string path) => (Name, path) switch
    {
        ("", "") => ".",
        ("", _) => path,
        (_, "") => Name,
        _ => $"{Name.TrimEnd('/')}/{path}",
    };

    /// <summary>The path below the tree's root of what messages show so; null for what isn't in the tree.</summary>
    public string? PathOf(string shown) => Name.Length == 0 ? shown
        : shown.StartsWith($"{Name.TrimEnd('/')}/", StringComparison.Ordinal) ? shown[(Name.TrimEnd('/').Length + 1)..]
        : null;

    public string FullPath(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The text of a file of the tree; null when it can't be read.</summary>
    public string? TextOf(string path) => Text(FullPath(path));

    /// <summary>The path of a file as the tree has it, where links lead to it.</summary>
    public string Target(string path) => Contains(path) ? path : new LinkedDirectories(Root).Target(path);

    public GeneratorSource Generators(Host host) => new(Repository?.Value ?? [.. Paths], TextOf, new Origins(Root, host).May);

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
