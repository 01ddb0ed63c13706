namespace PspMigrate.Cli.Output;

/// <summary>Tells files that this command wrote from those of others, which it doesn't replace unless it is told to.</summary>
/// <remarks>By a word near their beginning: no list has to be kept beside them, and who edits one may take the word away.</remarks>
internal static class OwnFile
{
    private const string Mark = "pspmigrate";
    private const string ReportTitle = "# From PodSecurityPolicy to Pod Security labels\n";
    private const int Beginning = 256;

    /// <summary>
    /// The content with a first line that says whose it is, as a comment or heading of its format; formats that say it anyway stay as they are.
    /// </summary>
    /// <param name="format">The usual ending of files of its format.</param>
    public static string Marked(string format, string content) => IsMarked(content) ? content
        : format is ".yaml" ? $"# Written by {Mark}.\n{content}" : $"Written by {Mark}.\n\n{content}";

    /// <summary>Whether there is nothing at this place that is somebody else's.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static bool MayReplace(string fullPath, string content)
    {
        if (!File.Exists(fullPath))
            return true;
        using var reader = new StreamReader(fullPath);
        var start = new char[Math.Max(Beginning, content.Length + 1)];
        var there = new string(start, 0, reader.ReadBlock(start));
        return there.Length == 0 || IsMarked(there) || string.Equals(there, content, StringComparison.Ordinal);
    }

    private static bool IsMarked(string content) => content.StartsWith(ReportTitle, StringComparison.Ordinal) ||
        content.AsSpan(0, Math.Min(Beginning, content.Length)).Contains(Mark, StringComparison.Ordinal);
}
