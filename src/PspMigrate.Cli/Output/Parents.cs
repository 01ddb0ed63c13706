namespace PspMigrate.Cli.Output;

/// <summary>A directory that was named is made, but none on the way to it: a wrong path is no wish for directories.</summary>
internal static class Parents
{
    /// <param name="directories">Directories that are made, as typed; null where none was.</param>
    /// <param name="file">A file, as typed; null where none was.</param>
    /// <exception cref="CommandException">The directory of one isn't there.</exception>
    public static void Refuse(IReadOnlyCollection<string?> directories, string? file, Host host)
    {
        string[] made = [.. directories.OfType<string>().Select(host.FullPath)];
        var problems = directories.Append(file).OfType<string>()
            .Select(typed => (Typed: typed, Parent: Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(host.FullPath(typed)))))
            .Where(item => item.Parent is not null && !Directory.Exists(item.Parent) && !made.Contains(item.Parent, StringComparer.Ordinal))
            .Select(item => new Problem($"{item.Typed}: there is no directory {Shown(item.Typed, item.Parent!, host)}", "create it first"))
            .ToImmutableArray();
        if (!problems.IsEmpty)
            throw new CommandException(problems);
    }

    private static string Shown(string typed, string parent, Host host) =>
        Path.IsPathRooted(typed) ? parent : Path.GetRelativePath(host.WorkingDirectory, parent);
}
