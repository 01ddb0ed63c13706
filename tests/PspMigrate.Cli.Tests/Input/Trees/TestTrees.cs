using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>Trees modelled on the layouts that real repositories have: <c>fixtures/trees</c>.</summary>
internal static class TestTrees
{
    /// <summary>A copy of a tree, below its name, in a directory of the test's own.</summary>
    /// <param name="path">The PATH; null for that of the test.</param>
    public static TestHost Copy(string name, string? path = null)
    {
        var used = path ?? Environment.GetEnvironmentVariable("PATH");
        var test = new TestHost(variable: variable => variable is "PATH" ? used : null);
        foreach (var (file, text) in Files(name))
            test.Write(Path.Combine(name, file), text);
        return test;
    }

    /// <summary>A repository whose root the tree is, with other files.</summary>
    public static GitSandbox Commit(string name, params (string Path, string Text)[] others)
    {
        var sandbox = new GitSandbox();
        sandbox.Commit([.. Files(name), .. others]);
        return sandbox;
    }

    private static IEnumerable<(string Path, string Text)> Files(string name)
    {
        var root = Repository.Path("fixtures", "trees", name);
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(root, file), File.ReadAllText(file)));
    }
}
