namespace PspMigrate.Tests.Truth;

/// <summary>Finds recorded answers: samples in the repository, all of them beside it.</summary>
internal static class Places
{
    /// <summary>The full path of a file or folder under fixtures/.</summary>
    public static string Fixture(string relative) => Path.Combine(Root.FullName, "fixtures", relative);

    /// <summary>The full path of a file or folder under shared/truth; skips the test when it is not there.</summary>
    public static string Shared(string relative)
    {
        var path = Path.Combine(Root.Parent!.FullName, "shared", "truth", relative);
        if (!(File.Exists(path) || Directory.Exists(path)))
            Assert.Inconclusive($"shared/truth/{relative} is not beside the repository.");
        return path;
    }

    private static DirectoryInfo Root
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory.FullName, "PspMigrate.sln")))
                directory = directory.Parent ?? throw new InvalidOperationException("The tests don't run inside the repository.");
            return directory;
        }
    }
}
