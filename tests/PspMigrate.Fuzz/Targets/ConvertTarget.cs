using System.Text;
using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Manifests → <c>convert</c>: labels that can be read again, or an error with a place.</summary>
internal static class ConvertTarget
{
    public static void Run(ReadOnlySpan<byte> input)
    {
        var bytes = input.ToArray();
        var labels = Verb.Run(bytes, Scratch.Directory, "convert", "-", Scratch.BaseName);
        foreach (var document in Documents.Split(Encoding.UTF8.GetBytes(labels.Out)))
            ReadBack(Encoding.UTF8.GetString(document.Text.Span));
        if (!labels.IsAnswer)
            return;
        var json =
            Verb.Run(bytes, Scratch.Directory, "convert", "-", Scratch.BaseName, "-o", "json", "--report", "markdown", "--fit", "exact", "--policies", "used");
        PropertyException.Unless(IsJson(json.Out), "the labels are JSON", json.Out);
        var report = Verb.Run(bytes, Scratch.Directory, "convert", "-", Scratch.BaseName, "-o", "kubectl", "--report", "json", "--fit", "workloads",
            "--include-users", "--include-controllers");
        var start = report.Error.IndexOf("{\n", StringComparison.Ordinal);
        PropertyException.Unless(start >= 0 && IsJson(report.Error[start..]), "the report is JSON", report.Error);
    }

    private static void ReadBack(string patch)
    {
        try
        {
            PropertyException.Unless(
                YamlTree.Parse("labels", patch, 1, []) is [MapNode map] && map.Find("metadata", "labels") is MapNode, "every patch has labels", patch);
        }
        catch (ManifestException e)
        {
            throw new PropertyException("patches are YAML", $"{e.Message}\n{patch}");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });
            while (reader.Read())
                reader.TrySkip();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
