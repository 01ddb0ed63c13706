using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Input;

/// <summary>Something to read.</summary>
/// <param name="Source">Its name in messages: as the user typed it, with <c>/</c> between the parts.</param>
/// <param name="Open">Opens it; the caller disposes.</param>
internal sealed record InputFile(string Source, Func<Stream> Open);

/// <summary>Expands what the user typed (files, directories, <c>-</c>) into the files to read.</summary>
internal static class InputFiles
{
    private const string StandardInput = "-";

    /// <summary>The files, in the order typed; each only once, even if it was named twice.</summary>
    /// <param name="typed">Files, directories, or <c>-</c> for standard input.</param>
    /// <param name="recursive">Whether to look below the directories.</param>
    /// <exception cref="CommandException">Something isn't there, or there is nothing to read.</exception>
    public static ImmutableArray<InputFile> Expand(IReadOnlyList<string> typed, bool recursive, Host host)
    {
        if (typed.Count == 0)
            throw new CommandException("nothing to read", "name files or directories, or - for standard input");

        var files = ImmutableArray.CreateBuilder<InputFile>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in typed)
        {
            if (string.Equals(name, StandardInput, StringComparison.Ordinal))
            {
                if (seen.Add(StandardInput))
                    files.Add(new InputFile("<stdin>", () => new WaitingStream(host.OpenInput, host.Stop)));
            }
            else if (name.Length == 0)
            {
                problems.Add(new Problem("an empty file name"));
            }
            else if (Directory.Exists(host.FullPath(name)))
            {
                var found = ManifestDirectory.List(host.FullPath(name), recursive);
                if (found.Count == 0)
                    problems.Add(Empty(name, recursive));
                foreach (var relative in found)
                    Add($"{name.TrimEnd('/', Path.DirectorySeparatorChar)}/{relative}");
            }
            else if (File.Exists(host.FullPath(name)))
            {
                Add(name);
            }
            else
            {
                problems.Add(new Problem($"{Slashed(name)}: no such file or directory"));
            }
        }

        return problems.Count == 0 ? files.ToImmutable() : throw new CommandException(problems.ToImmutable());

        void Add(string path)
        {
            var fullPath = host.FullPath(path);
            if (seen.Add(fullPath))
                files.Add(new InputFile(Slashed(path), () => Open(fullPath, host.Stop)));
        }
    }

    private static Stream Open(string fullPath, CancellationToken stop)
    {
        return FileKind.HasNoLength(fullPath) || IsMadeUp(fullPath) ? new WaitingStream(Open, stop) : new SteadyStream(Open());

        FileStream Open() => new(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    /// <summary>True for <c>/dev/stdin</c> and <c>/dev/fd/3</c>: links to open files that may have no name.</summary>
    private static bool IsMadeUp(string fullPath) =>
        fullPath.StartsWith("/dev/", StringComparison.Ordinal) || fullPath.StartsWith("/proc/", StringComparison.Ordinal);

    private static Problem Empty(string name, bool recursive) => new(
        $"{Slashed(name)}: no .yaml, .yml or .json file in this directory",
        recursive ? null : "use --recursive to look into the directories below it");

    private static string Slashed(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
