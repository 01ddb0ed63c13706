using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Git;

/// <summary>A checkout as input.</summary>
/// <param name="Files">The files that may be edited, or hold a namespace.</param>
/// <param name="Tree">The same with all else that the reader looks at.</param>
/// <param name="Submodules">Repositories in it, of which nothing is read.</param>
internal sealed record RepositoryContent(ImmutableArray<RepositoryFile> Files, Tree Tree, ImmutableArray<string> Submodules);

/// <summary>The files of a checkout that may hold manifests: those that git tracks.</summary>
/// <remarks>
/// Submodules and links aren't files that git tracks; ignored ones are left out even where they are tracked. Vendored files and
/// templates are read, so that nothing is defined a second time beside them, but not edited.
/// </remarks>
internal static class RepositoryFiles
{
    /// <param name="below">Only files below these paths; all when empty.</param>
    public static RepositoryContent Read(Worktree worktree, IEnumerable<string> below, TreeOptions options)
    {
        var git = worktree.Git;
        string[] pathspecs = [.. below.Select(path => $":(top,literal){path}")];
        var staged = git.List(["ls-files", "-z", "--stage", "--", .. pathspecs]);
        var tracked = Entries("100").ToHashSet(StringComparer.Ordinal);
        var charts = tracked.Where(path => TreePath.NameOf(path) is "Chart.yaml").Select(TreePath.DirectoryOf).ToArray();
        var made = tracked.Where(path => TreePath.NameOf(path) is "cdk8s.yaml").Select(path => TreePath.Join(TreePath.DirectoryOf(path), "dist")).ToArray();
        var ignored = git.List("ls-files", "-z", "--cached", "--ignored", "--exclude-standard").ToHashSet(StringComparer.Ordinal);
        ImmutableArray<TreeFile> wanted =
        [
            .. from path in tracked
               where !ignored.Contains(path) && !options.Excluded.Any(glob => glob.Matches(path)) && TreeFiles.IsOfInterest(TreePath.NameSpan(path))
               let file = new FileInfo(worktree.PathOf(path))
               where file.Exists
               select new TreeFile(path, file.Length),
        ];
        wanted = wanted.Sort(TreeFile.ByPath);
        var candidates = wanted.Select(file => file.Path).Where(TreeNames.IsManifest).ToArray();
        var marked = MarkedAsOthers(git, candidates);
        ImmutableArray<RepositoryFile> files =
        [
            .. candidates.Select(path => Read(worktree, path)).OfType<RepositoryFile>().Select(file => file with
            {
                NotEditableReason = marked.Contains(file.Path)
                    ? ".gitattributes says that this file comes from elsewhere"
                    : VendoredFiles.NotEditableReason(file.Path, charts, made),
            }),
        ];
        return new(files, Tree.Of(worktree.Root, "", wanted), [.. Entries("160000")]);

        IEnumerable<string> Entries(string mode) => staged.Where(entry => entry.StartsWith(mode, StringComparison.Ordinal))
            .Select(entry => entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>Those that .gitattributes declares vendored or generated.</summary>
    private static HashSet<string> MarkedAsOthers(GitClient git, string[] paths)
    {
        if (paths.Length == 0)
            return [];
        var input = string.Concat(paths.Select(path => path + '\0'));
        return GitClient.Items(git.Feed(input, "check-attr", "-z", "--stdin", "linguist-vendored", "linguist-generated"))
            .Chunk(3)
            .Where(part => part is [_, _, "set" or "true"])
            .Select(part => part[0])
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The file, unless it isn't there or is no text.</summary>
    private static RepositoryFile? Read(Worktree worktree, string path)
    {
        var fullPath = worktree.PathOf(path);
        if (!File.Exists(fullPath))
            return null;
        try
        {
            return new(path, SmallFile.Text(fullPath));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
