using System.Text;

namespace PspMigrate.Fuzz.Running;

/// <summary>A file of a bundle.</summary>
/// <param name="Path">Its path, with slashes.</param>
internal sealed record BundledFile(string Path, string Text);

/// <summary>Several files as one text, so that what changes texts changes trees: before each file a line says its path.</summary>
internal static class FileBundle
{
    private const string Mark = "#@ ";
    private const int MostFiles = 40;

    /// <summary>All files of a directory.</summary>
    public static string Pack(string directory)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            text.Append(Mark).Append(Path.GetRelativePath(directory, file).Replace(Path.DirectorySeparatorChar, '/')).Append('\n')
                .Append(File.ReadAllText(file).TrimEnd('\n')).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The files of a bundle: of two with one path the first, and none below another one.</summary>
    public static ImmutableArray<BundledFile> Unpack(string text)
    {
        var files = new List<(string Path, StringBuilder Text)>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal) && files.Count < MostFiles && PathOf(line[Mark.Length..]) is { } path)
                files.Add((path, new()));
            else if (files.Count == 0)
                files.Add(("all.yaml", new(line + '\n')));
            else
                files[^1].Text.Append(line).Append('\n');
        }

        BundledFile[] distinct =
            [.. files.DistinctBy(file => file.Path, StringComparer.Ordinal).Select(file => new BundledFile(file.Path, file.Text.ToString()))];
        return
        [
            .. distinct.Where(file => !distinct.Any(other => file.Path.StartsWith(other.Path + "/", StringComparison.Ordinal)))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>A path that a test may write; null for others.</summary>
    private static string? PathOf(string path) =>
        path.Length is > 0 and < 100
        && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/')
        && path.Split('/') is { Length: <= 6 } parts && Array.TrueForAll(parts, part => part is not ("" or "." or ".."))
            ? path
            : null;
}
