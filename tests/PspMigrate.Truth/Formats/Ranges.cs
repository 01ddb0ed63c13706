using PspMigrate.Controls;

namespace PspMigrate.Truth.Formats;

/// <summary>The pods of the pods file beside it at every version; equal neighbours are merged.</summary>
public static class Ranges
{
    /// <summary>The newest version that was asked for by number.</summary>
    private const int LastMinor = 39;

    public static Tally Compare(TruthFile file)
    {
        var pods = JsonLines.Index(file.Beside("pods"), "id");
        var tally = new Tally();
        foreach (var line in JsonLines.Read(file.Path))
        {
            var id = line.GetProperty("id").GetString()!;
            if (!pods.TryGetValue(id, out var found))
            {
                tally.Skip(id, $"it is in no pods file beside {file.Path}");
                continue;
            }

            var pod = JsonLines.Pod(found.GetProperty("pod"));
            foreach (var range in JsonLines.Items(line, "ranges"))
            {
                var first = StandardsAnswer.At(range.GetProperty("level"), range.GetProperty("from"));
                var last = StandardsAnswer.At(range.GetProperty("level"), range.GetProperty("to"));
                var recorded = StandardsAnswer.Recorded(range);
                foreach (var version in Versions(first.Version, last.Version))
                {
                    var at = first with { Version = version };
                    tally.Compare($"{id} {at}", recorded, StandardsAnswer.Ours(pod, at));
                }
            }
        }

        return tally;
    }

    private static IEnumerable<KubernetesVersion> Versions(KubernetesVersion first, KubernetesVersion last)
    {
        for (var minor = first.Minor; minor <= Math.Min(last.Minor, LastMinor); minor++)
            yield return new(minor);
        if (last.IsLatest)
            yield return last;
    }
}
