using System.Collections.Immutable;
using System.IO.Enumeration;
using PspMigrate.Cli.Git;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>The files of a directory that the reader looks at.</summary>
internal static class TreeFiles
{
    /// <summary>In place of a length.</summary>
    private const long IsDirectory = -1;

    /// <summary>For fewer directories than these, no other thread is asked.</summary>
    private const int WorthThreads = 16;

    /// <summary>The files below the directory, in ordinal order.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="name">As it was typed: what is excluded may be written from there, or from the directory itself.</param>
    /// <param name="recursive">Whether to look below it.</param>
    /// <remarks>
    /// Links to files are followed (mounted ConfigMaps consist of them), links to directories aren't: they may lead in
    /// circles. What has no length is left out: an empty file says nothing, and a pipe or device could be waited for forever.
    /// </remarks>
    public static ImmutableArray<TreeFile> List(string directory, string name, bool recursive, TreeOptions options, Host host)
    {
        var root = Path.TrimEndingDirectorySeparator(new DirectoryInfo(directory).FullName);
        var ignored = recursive ? IgnoredFiles.Below(root, host) : IgnoredFiles.None;
        var isAllWanted = ReferenceEquals(ignored, IgnoredFiles.None) && options.Excluded.IsEmpty;
        var files = new List<TreeFile>();
        IReadOnlyList<string> level = [""];
        while (level.Count > 0)
        {
            host.Stop.ThrowIfCancellationRequested();
            var (found, below) = Look(level);
            files.AddRange(found);
            level = recursive ? below : [];
        }

        files.Sort(TreeFile.ByPath);
        return [.. files];

        (List<TreeFile> Files, List<string> Directories) Look(IReadOnlyList<string> directories)
        {
            var found = new List<TreeFile>();
            var below = new List<string>();
            // Of many files even the names take their time.
            if (directories.Count < WorthThreads)
            {
                foreach (var item in directories)
                    Visit(item, found, below);
                return (found, below);
            }

            Parallel.For(
                0,
                directories.Count,
                () => (Files: new List<TreeFile>(), Directories: new List<string>()),
                (i, _, own) =>
                {
                    Visit(directories[i], own.Files, own.Directories);
                    return own;
                },
                own =>
                {
                    lock (found)
                    {
                        found.AddRange(own.Files);
                        below.AddRange(own.Directories);
                    }
                });
            return (found, below);
        }

        void Visit(string visited, List<TreeFile> found, List<string> below)
        {
            foreach (var entry in Entries(visited.Length == 0 ? root : Path.Join(root, visited), visited))
            {
                if (!isAllWanted && !IsWanted(entry.Path))
                    continue;
                if (entry.Length == IsDirectory)
                    below.Add(entry.Path);
                else
                    found.Add(entry);
            }
        }

        bool IsWanted(string path) => !ignored.Contains(path)
            && !options.Excluded.Any(glob => glob.Matches(path) || glob.Matches(TreePath.Resolve(name, path) ?? path));
    }

    /// <summary>The files of one directory that are of interest, and the directories in it.</summary>
    private static FileSystemEnumerable<TreeFile> Entries(string directory, string path) => new(
        directory,
        (ref entry) => new(TreePath.Join(path, entry.FileName.ToString()), entry.IsDirectory ? IsDirectory : Length(ref entry)),
        new EnumerationOptions { RecurseSubdirectories = false, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
    {
        ShouldIncludePredicate = (ref entry) => entry.IsDirectory
            ? !TreeNames.IsSkippedDirectory(entry.FileName) && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
            : IsOfInterest(entry.FileName) && Length(ref entry) > 0,
    };

    /// <summary>The enumeration has looked at the entry already, unless it is a link.</summary>
    private static long Length(ref FileSystemEntry entry) =>
        !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? entry.Length : FileKind.LengthOf(entry.ToFullPath());

    /// <summary>Whether the reader has anything to say of a file of this name.</summary>
    public static bool IsOfInterest(ReadOnlySpan<char> name) =>
        Path.GetExtension(name) is ".yaml" or ".yml" or ".json" or ".tf" or ".jsonnet" or ".libsonnet" or ".cue" or ".j2" or ".jinja" or ".jinja2"
            or ".erb" or ".tpl" or ".tmpl" or ".gotmpl" || name is "Kustomization";
}
