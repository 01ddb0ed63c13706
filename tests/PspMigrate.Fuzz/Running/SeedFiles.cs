using System.Text;
using System.Text.Json;

namespace PspMigrate.Fuzz.Running;

/// <summary>What inputs are made of: the fixtures, samples of what real servers were asked, and real manifests where they are at hand.</summary>
internal static class SeedFiles
{
    private const int Largest = 64 * 1024;

    /// <summary>Of the many recorded objects one in so many.</summary>
    private const int RecordedIn = 40;

    private static readonly string Root = RootOf(AppContext.BaseDirectory);

    /// <summary>Manifests.</summary>
    public static IReadOnlyList<byte[]> Manifests()
    {
        var root = Root;
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

    /// <summary>Directories with all their files, as one text each.</summary>
    public static IReadOnlyList<byte[]> Trees() =>
    [
        .. new[] { Path.Combine(Root, "fixtures", "trees"), Path.Combine(Root, "..", "shared", "cases") }
            .Where(Directory.Exists).SelectMany(Directory.GetDirectories).Order(StringComparer.Ordinal)
            .Select(directory => Encoding.UTF8.GetBytes(FileBundle.Pack(directory))).Where(seed => seed.Length <= Largest),
    ];

    /// <summary>The seeds of one target alone.</summary>
    public static IReadOnlyList<byte[]> Own(string directory) =>
        [.. Directory.GetFiles(Path.Combine(Root, "tests", "PspMigrate.Fuzz", "Seeds", directory)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>The text of a file of the repository.</summary>
    public static string Text(params ReadOnlySpan<string> path) => File.ReadAllText(Path.Combine([Root, .. path]));

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

    private static string RootOf(string directory) =>
        File.Exists(Path.Combine(directory, "PspMigrate.sln"))
            ? directory
            : RootOf(Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("PspMigrate.sln is in no directory above the program"));
}
