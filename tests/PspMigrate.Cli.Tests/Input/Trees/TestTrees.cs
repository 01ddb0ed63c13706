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
        foreach (var file in Directory.EnumerateFiles(Repository.Path("fixtures", "trees", name), "*", SearchOption.AllDirectories))
            test.Write(Path.Combine(name, Path.GetRelativePath(Repository.Path("fixtures", "trees", name), file)), File.ReadAllText(file));
        return test;
    }
}
