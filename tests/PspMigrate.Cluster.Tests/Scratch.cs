namespace PspMigrate.Cluster.Tests;

/// <summary>A directory for the files of these tests.</summary>
[TestClass]
public static class Scratch
{
    internal static string Path { get; } = Directory.CreateTempSubdirectory("pspmigrate-cluster-").FullName;

    internal static string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    internal static string NewFile(string extension) => System.IO.Path.Combine(Path, Guid.NewGuid().ToString("N") + extension);

    [AssemblyCleanup]
    public static void Delete() => Directory.Delete(Path, recursive: true);
}
