namespace PspMigrate.Conversion.Repositories;

/// <summary>A file of a repository.</summary>
/// <param name="Path">Below the repository's root, with <c>/</c> between the parts.</param>
/// <param name="Text">The whole text, with its byte order mark if it has one.</param>
/// <param name="NotEditableReason">Why the file must not be edited, as the end of a sentence; null when it may be.</param>
public sealed record RepositoryFile(string Path, string Text, string? NotEditableReason = null)
{
    /// <summary>How a path is written relative to a directory.</summary>
    public static string Relative(string directory, string path)
    {
        var from = Parts(directory);
        var to = Parts(path);
        var common = Common(from, to[..^1]);
        return string.Join('/', [.. Enumerable.Repeat("..", from.Length - common), .. to[common..]]);
    }

    /// <summary>How many steps up and down lead from one directory to another.</summary>
    public static int Distance(string from, string to)
    {
        var (left, right) = (Parts(from), Parts(to));
        return left.Length + right.Length - (2 * Common(left, right));
    }

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static int Common(string[] left, string[] right) =>
        left.Zip(right).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
}
