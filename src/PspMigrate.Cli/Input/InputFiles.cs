using PspMigrate.Cli.Input.Trees;

namespace PspMigrate.Cli.Input;

/// <summary>Expands what the user typed (files, directories, <c>-</c>) into what there is to read.</summary>
internal static class InputFiles
{
    private const string StandardInput = "-";

    /// <summary>The files and trees, in the order typed; each only once, even if it was named twice.</summary>
    /// <param name="typed">Files, directories, or <c>-</c> for standard input.</param>
    /// <param name="options">How trees are read; its kustomizations come last.</param>
    /// <exception cref="CommandException">Something isn't there, or there is nothing to read.</exception>
    public static ImmutableArray<InputItem> Expand(IReadOnlyList<string> typed, bool recursive, TreeOptions options, Host host)
    {
        if (typed.Count == 0 && options.Kustomizations.IsEmpty && options.Cluster is null)
            throw new CommandException("nothing to read", "name files or directories, or - for standard input");

        var inputs = ImmutableArray.CreateBuilder<InputItem>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in typed)
        {
            if (string.Equals(name, StandardInput, StringComparison.Ordinal))
            {
                if (seen.Add(StandardInput))
                    inputs.Add(InputFile.Standard(host));
            }
            else if (name.Length == 0)
            {
                problems.Add(new Problem("an empty file name"));
            }
            else if (Directory.Exists(host.FullPath(name)))
            {
                var shown = name.TrimEnd('/', Path.DirectorySeparatorChar) is { Length: > 0 } trimmed ? Slashed(trimmed) : name;
                var tree = Tree.Of(host.FullPath(name), shown, TreeFiles.List(host.FullPath(name), shown, recursive, options, host));
                if (tree.IsEmpty)
                    problems.Add(Empty(name, recursive, options));
                else if (seen.Add(tree.Root))
                    inputs.Add(new InputTree(tree));
            }
            else if (File.Exists(host.FullPath(name)))
            {
                if (seen.Add(host.FullPath(name)))
                    inputs.Add(InputFile.Of(host.FullPath(name), Slashed(name), host));
            }
            else
            {
                problems.Add(new Problem($"{Slashed(name)}: no such file or directory"));
            }
        }

        foreach (var name in options.Kustomizations)
        {
            if (!Directory.Exists(host.FullPath(name)))
                problems.Add(new Problem($"{Slashed(name)}: no such directory"));
            else
                inputs.Add(new InputKustomization(host.FullPath(name), Slashed(name.TrimEnd('/', Path.DirectorySeparatorChar))));
        }

        if (options.Cluster is { } cluster)
            inputs.Add(new InputCluster(cluster));
        return problems.Count == 0 ? inputs.ToImmutable() : throw new CommandException(problems.ToImmutable());
    }

    /// <summary>The files and trees that were named; none where only a cluster or kustomizations were.</summary>
    /// <exception cref="CommandException">Something isn't there.</exception>
    public static ImmutableArray<InputItem> Named(Sources sources, Host host) =>
        sources.Files.IsEmpty ? [] : Expand(sources.Files, sources.Input.Recursive, sources.Input.Trees, host);

    private static Problem Empty(string name, bool recursive, TreeOptions options) => new(
        $"{Slashed(name)}: no .yaml, .yml or .json file in this directory{(options.Excluded.IsEmpty ? "" : " that --exclude leaves")}",
        recursive ? null : "use --recursive to look into the directories below it");

    private static string Slashed(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
