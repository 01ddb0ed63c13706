using System.Text.Json;
using PspMigrate.Standards;

namespace PspMigrate.Truth.Formats;

/// <summary>Generated pods at several levels and versions, as they are and with the API server's defaults.</summary>
public static class StandardsPods
{
    public static Tally Compare(TruthFile file)
    {
        var tally = new Tally();
        foreach (var line in JsonLines.Read(file.Path))
        {
            var id = line.GetProperty("id").GetString()!;
            var pod = JsonLines.Pod(line.GetProperty("pod"));
            var defaulted = PodDefaults.Apply(pod);
            var changed = JsonLines.Items(line, "resultsDefaulted").ToDictionary(Place, StringComparer.Ordinal);
            foreach (var result in JsonLines.Items(line, "results"))
            {
                var at = StandardsAnswer.At(result.GetProperty("level"), result.GetProperty("version"));
                tally.Compare($"{id} {at}", StandardsAnswer.Recorded(result), StandardsAnswer.Ours(pod, at));
                var withDefaults = changed.GetValueOrDefault(Place(result), result);
                tally.Compare($"{id} {at} defaulted", StandardsAnswer.Recorded(withDefaults), StandardsAnswer.Ours(defaulted, at));
            }
        }

        return tally;
    }

    private static string Place(JsonElement result) => $"{result.GetProperty("level")}:{result.GetProperty("version")}";
}
