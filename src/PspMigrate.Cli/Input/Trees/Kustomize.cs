using System.Collections.Concurrent;
using PspMigrate.Cli.Running;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>What a build gave.</summary>
/// <param name="Objects">The objects, in order; null when it failed.</param>
/// <param name="Base">The directory that their origins are relative to.</param>
/// <param name="Error">The program's own words, when it failed.</param>
internal sealed record Build(IReadOnlyList<BuiltObject>? Objects, string Base, string? Error)
{
    /// <summary>What a program printed.</summary>
    /// <param name="name">The name of the build in messages.</param>
    public static Build Of(ProgramResult result, string name, string origin)
    {
        if (!result.IsOk)
            return new(null, origin, result.Said);
        try
        {
            return new(BuiltObjects.Read(name, result.Output), origin, null);
        }
        catch (ManifestException e)
        {
            return new(null, origin, $"its output can't be read: {e.Message}");
        }
    }
}

/// <summary>The user's <c>kustomize</c>, or <c>kubectl kustomize</c>.</summary>
/// <param name="verb">The word that lets the program build.</param>
/// <param name="hasNetwork">Whether it may reach other machines.</param>
internal sealed class Kustomize(string program, string verb, bool hasNetwork, Host host)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    /// <summary>The first of the two that is on the PATH; null when neither is.</summary>
    public static Kustomize? Find(bool hasNetwork, Host host)
    {
        if (Programs.Find("kustomize", host) is { } kustomize)
            return new(kustomize, "build", hasNetwork, host);
        return Programs.Find("kubectl", host) is { } kubectl ? new(kubectl, "kustomize", hasNetwork, host) : null;
    }

    /// <param name="name">Its name in messages.</param>
    /// <param name="into">The namespace that all of it is put into; null for those that it says itself.</param>
    public Build Run(string directory, string name, string? into = null)
    {
        // kustomize says where objects come from only when a kustomization asks for it: one of ours, around the user's.
        using var overlay = new TemporaryDirectory(host);
        var real = Resolved(overlay.Path);
        File.WriteAllText(
            Path.Combine(real, "kustomization.yaml"),
            $"resources: ['{Quoted(Path.GetRelativePath(real, Resolved(directory)).Replace(Path.DirectorySeparatorChar, '/'))}']\n"
            + "buildMetadata: [originAnnotations]\n"
            + (into is null ? "" : $"namespace: '{Quoted(into)}'\n"));
        var build = Output(real, name);
        // Older ones don't know origins, and messages should speak of the user's own directory.
        return build.Objects is null && into is null ? Output(directory, name) : build;
    }

    private Build Output(string directory, string name)
    {
        var result = LimitedRun.Run(program, [verb, directory], directory, hasNetwork, Limit, host);
        return Build.Of(result.IsOk ? result : result with { Error = Words(result.Said) }, name, directory);
    }

    private static string Words(string words)
    {
        var start = words.IndexOf("err=\"", StringComparison.Ordinal);
        // kubectl wraps the message into a line of its log.
        return start >= 0 && words.EndsWith('"') ? words[(start + 5)..^1] : words.StartsWith("Error: ", StringComparison.Ordinal) ? words[7..] : words;
    }

    /// <summary>The path with links followed, as kustomize takes it.</summary>
    private static string Resolved(string directory)
    {
        var root = Path.GetPathRoot(directory)!;
        var path = root;
        foreach (var part in directory[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new DirectoryInfo(Path.Combine(path, part));
            path = next.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next.FullName;
        }

        return path;
    }

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}

/// <summary>Builds each directory once, though trees may be read twice.</summary>
internal sealed class KnownBuilds(TreeOptions options, Host host)
{
    private readonly Kustomize? _kustomize = Kustomize.Find(options.AllowsRemote, host);
    private readonly ConcurrentDictionary<(string Directory, string? Into), Build> _builds = new();

    public bool CanBuild => _kustomize is not null;

    /// <param name="into">The namespace that all of it is put into; null for those that it says itself.</param>
    public Build Of(Tree tree, string directory, string? into = null) =>
        _builds.GetOrAdd((tree.FullPath(directory), into), key => _kustomize!.Run(key.Directory, tree.Shown(directory), into));
}
