using PspMigrate.Standards;

namespace PspMigrate.Truth.Formats;

/// <summary>Upstream's own test pods, each made for one level, version and verdict.</summary>
public static class UpstreamTestdata
{
    public static Tally Compare(TruthFile file)
    {
        var tally = new Tally();
        foreach (var line in JsonLines.Read(file.Path))
        {
            var id = line.GetProperty("id").GetString()!;
            var at = StandardsAnswer.At(line.GetProperty("level"), line.GetProperty("version"));
            var pod = JsonLines.Pod(line.GetProperty("pod"));
            tally.Compare(id, StandardsAnswer.Recorded(line), StandardsAnswer.Ours(pod, at));
            if (JsonLines.Find(line, "defaulted") is { } defaulted)
                tally.Compare($"{id} defaulted", StandardsAnswer.Recorded(defaulted), StandardsAnswer.Ours(PodDefaults.Apply(pod), at));
        }

        return tally;
    }
}
