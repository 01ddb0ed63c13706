using System.IO.Enumeration;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>The directories of a tree that hold a cluster each.</summary>
internal static class ClusterDirectories
{
    /// <summary>Those that a pattern names, such as <c>clusters/*</c>, by name.</summary>
    /// <param name="pattern">As typed; <c>*</c> and <c>?</c> stay inside a name.</param>
    /// <param name="files">The files and directories that were named besides.</param>
    /// <exception cref="CommandException">There is none, or the shell has taken the pattern apart.</exception>
    public static IReadOnlyList<string> Find(string pattern, IReadOnlyCollection<string> files, Host host)
    {
        var trimmed = pattern.Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/');
        if (!trimmed.Contains('*', StringComparison.Ordinal) && !trimmed.Contains('?', StringComparison.Ordinal)
            && files.Any(file =>
                string.Equals(Path.GetDirectoryName(file), Path.GetDirectoryName(trimmed), StringComparison.Ordinal) && Directory.Exists(host.FullPath(file))))
        {
            throw new CommandException($"--cluster-dir {pattern}: the shell has put directories in the place of the pattern",
                $"write it in quotes: --cluster-dir '{Path.GetDirectoryName(trimmed)}/*'");
        }

        IEnumerable<string> found = [Path.IsPathRooted(trimmed) ? "/" : ""];
        foreach (var part in trimmed.Split('/', StringSplitOptions.RemoveEmptyEntries))
            found = found.SelectMany(directory => Below(directory, part, host)).ToArray();
        var names = found.Order(StringComparer.Ordinal).ToArray();
        return names.Length > 0 ? names : throw new CommandException($"--cluster-dir {pattern}: no directory matches");
    }

    /// <summary>As in a shell, <c>*</c> leaves out names that begin with a dot.</summary>
    private static IEnumerable<string> Below(string directory, string part, Host host)
    {
        if (part is "." or "..")
            return [Join(directory, part)];
        var all = new DirectoryInfo(host.FullPath(directory.Length == 0 ? "." : directory));
        return !all.Exists ? [] : all.EnumerateDirectories().Select(item => item.Name)
            .Where(name => FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false) && (part.StartsWith('.') || !name.StartsWith('.')))
            .Where(name => !TreeNames.IsSkippedDirectory(name))
            .Select(name => Join(directory, name));
    }

    private static string Join(string directory, string name) => directory is "" or "/" ? directory + name : $"{directory}/{name}";
}
