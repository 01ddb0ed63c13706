using System.Text;
using System.Text.Json;

namespace PspMigrate.Fuzz.Running;

/// <summary>What inputs are made of: the fixtures, samples of what real servers were asked, and real manifests where they are at hand.</summary>
internal static class SeedFiles
{
    private const int Largest = 64 * 1024;

    /// <summary>Of the many recorded objects one in so many.</summary>
    private const int RecordedIn = 40;

    public static IReadOnlyList<byte[]> Load()
    {
        var root = Root(AppContext.BaseDirectory);
        string[] directories =
        [
            Path.Combine(root, "fixtures"), Path.Combine(root, "tests", "PspMigrate.Fuzz", "Seeds"), Path.Combine(root, "..", "shared", "corpus"),
        ];
        var files = directories.Where(Directory.Exists)
            .SelectMany(directory => Directory.GetFiles(directory, "*.yaml", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .ToArray();
        var article = files
            .Where(file => string.Equals(Path.GetFileName(Path.GetDirectoryName(file)), "article", StringComparison.Ordinal))
            .Select(File.ReadAllText);
        return
        [
            .. files.Select(File.ReadAllBytes).Where(seed => seed.Length <= Largest),
            Encoding.UTF8.GetBytes(string.Join("\n---\n", article)),
            .. Directory.GetFiles(Path.Combine(root, "fixtures", "truth"), "*.jsonl", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal).SelectMany(Recorded),
        ];
    }

    /// <summary>The objects of some lines, as JSON documents.</summary>
    private static IEnumerable<byte[]> Recorded(string file)
    {
        foreach (var line in File.ReadLines(file).Where((_, i) => i % RecordedIn == 0))
        {
            using var record = JsonDocument.Parse(line);
            var texts = new List<string>();
            Find(record.RootElement, texts);
            if (texts.Count > 0)
                yield return Encoding.UTF8.GetBytes(string.Join("\n---\n", texts));
        }
    }

    private static void Find(JsonElement element, List<string> texts)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Find(item, texts);
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (element.TryGetProperty("kind", out _) && element.TryGetProperty("metadata", out _))
        {
            texts.Add(element.GetRawText());
            return;
        }

        foreach (var property in element.EnumerateObject())
            Find(property.Value, texts);
    }

    private static string Root(string directory) =>
        File.Exists(Path.Combine(directory, "PspMigrate.sln"))
            ? directory
            : Root(Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("PspMigrate.sln is in no directory above the program"));
}
