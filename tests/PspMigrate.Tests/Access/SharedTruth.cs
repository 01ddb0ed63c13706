using System.IO.Compression;
using System.Text.Json;

namespace PspMigrate.Tests.Access;

/// <summary>Finds the recorded answers of real servers, beside the repository; tests are skipped where they are absent.</summary>
internal static class SharedTruth
{
    /// <summary>The full path of a file or folder under shared/truth; skips the test when it is not there.</summary>
    public static string Require(string relative)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "PspMigrate.sln")))
            directory = directory.Parent;
        var path = directory?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "truth", relative) : null;
        if (path is null || !(File.Exists(path) || Directory.Exists(path)))
            Assert.Inconclusive($"shared/truth/{relative} is not beside the repository.");
        return path!;
    }

    /// <summary>The objects of a gzipped file of JSON lines.</summary>
    public static IEnumerable<JsonElement> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }
}
