using System.IO.Compression;
using System.Text.Json;

namespace PspMigrate.Tests.Manifests;

/// <summary>The recorded answers and real manifests that lie beside the repository, where they are at hand.</summary>
internal static class SharedData
{
    /// <summary>A file or folder of it; ends the test as inconclusive where it is absent.</summary>
    public static string Find(string path) => Repository.Shared(path.Split('/'));

    /// <summary>The lines of a .jsonl.gz file.</summary>
    public static IEnumerable<JsonElement> Lines(string path)
    {
        using var file = File.OpenRead(Find(path));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return JsonDocument.Parse(line).RootElement;
    }
}
