namespace PspMigrate.Testing;

/// <summary>Where things are: in the repository, and in the shared test data that may lie beside it.</summary>
/// <remarks>Found from where the tests run, since the paths of a deterministic build say nothing. Compiled into every test project.</remarks>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The full path of a file or folder of the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The full path of shared test data; without them the test is inconclusive, not passed.</summary>
    public static string Shared(params string[] parts)
    {
        var path = System.IO.Path.Combine([System.IO.Path.GetDirectoryName(Root)!, "shared", .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
            Assert.Inconclusive($"needs the shared test data ({string.Join('/', parts)}), which are not beside the repository");
        return path;
    }

    /// <summary>The name of a program that PATH finds; without it the test is inconclusive, not passed.</summary>
    public static string Program(string name)
    {
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        if (!directories.Any(directory => File.Exists(System.IO.Path.Combine(directory, name))))
            Assert.Inconclusive($"needs {name}, which isn't installed here");
        return name;
    }

    private static string Find(string directory) =>
        File.Exists(System.IO.Path.Combine(directory, "PspMigrate.sln"))
            ? directory
            : Find(System.IO.Path.GetDirectoryName(directory)
                ?? throw new InvalidOperationException("PspMigrate.sln is in no directory above the tests"));
}
