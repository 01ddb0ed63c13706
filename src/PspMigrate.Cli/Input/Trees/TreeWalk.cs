using System.IO.Enumeration;
using System.Runtime.ExceptionServices;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>Goes through a directory level by level, with several threads where there is much: of many files even the names take their time.</summary>
/// <param name="isWanted">Whether a file or directory isn't left out; null when nothing is.</param>
internal sealed class TreeWalk(string root, Predicate<string>? isWanted)
{
    /// <summary>In place of a length.</summary>
    private const long Directory = -1;

    /// <summary>For fewer directories than these, no other thread is asked.</summary>
    private const int WorthThreads = 16;

    /// <summary>The files, in ordinal order.</summary>
    public ImmutableArray<TreeFile> Files(bool recursive, CancellationToken stop)
    {
        var files = new List<TreeFile>();
        List<string> level = [""];
        while (level.Count > 0)
        {
            stop.ThrowIfCancellationRequested();
            var found = Look(level);
            files.AddRange(found.Where(entry => entry.Length != Directory));
            level = recursive ? [.. found.Where(entry => entry.Length == Directory).Select(entry => entry.Path)] : [];
        }

        files.Sort(TreeFile.ByPath);
        return [.. files];
    }

    /// <summary>What is in some directories, in any order.</summary>
    private List<TreeFile> Look(List<string> directories)
    {
        if (directories.Count < WorthThreads)
            return [.. directories.SelectMany(In)];
        var found = new TreeFile[directories.Count][];
        try
        {
            Parallel.For(0, found.Length, i => found[i] = [.. In(directories[i])]);
        }
        catch (AggregateException several)
        {
            // One directory that can't be looked at is told like any other failure.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return [.. found.SelectMany(files => files)];
    }

    /// <summary>The files of a directory that are of interest, and the directories in it.</summary>
    private FileSystemEnumerable<TreeFile> In(string path) => new(
        path.Length == 0 ? root : Path.Join(root, path),
        (ref entry) => new(Name(path, ref entry), entry.IsDirectory ? Directory : Length(ref entry)),
        new EnumerationOptions { RecurseSubdirectories = false, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
    {
        ShouldIncludePredicate = (ref entry) => IsOfInterest(ref entry) && isWanted?.Invoke(Name(path, ref entry)) is not false,
    };

    private static bool IsOfInterest(ref FileSystemEntry entry) => entry.IsDirectory
        ? !TreeNames.IsSkippedDirectory(entry.FileName) && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
        : TreeFiles.IsOfInterest(entry.FileName) && Length(ref entry) > 0;

    /// <summary>The enumeration has looked at the entry already, unless it is a link.</summary>
    private static long Length(ref FileSystemEntry entry) =>
        entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? FileKind.LengthOf(entry.ToFullPath()) : entry.Length;

    private static string Name(string directory, ref FileSystemEntry entry) => TreePath.Join(directory, entry.FileName.ToString());
}
