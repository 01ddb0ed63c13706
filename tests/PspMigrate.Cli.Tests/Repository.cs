namespace PspMigrate.Cli.Tests;

/// <summary>Where things are in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find(string directory) =>
        File.Exists(System.IO.Path.Combine(directory, "PspMigrate.sln"))
            ? directory
            : Find(System.IO.Path.GetDirectoryName(directory)
                ?? throw new InvalidOperationException("PspMigrate.sln is in no directory above the tests"));
}
