using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>apply</c> is going to do, as a table.</summary>
internal static class ApplyText
{
    public static void Write(IReadOnlyList<LabelDecision> decisions, TextWriter output)
    {
        var rows = decisions.SelectMany(Rows).ToList();
        if (rows.Count > 0)
            TextTable.Write(["NAMESPACE", "MODE", "NOW", "THEN", "OWNED-BY", "NOTE"], rows, output);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(LabelDecision decision)
    {
        var live = decision.Namespace;
        foreach (var mode in Enum.GetValues<Mode>())
        {
            var (level, version) = (PodSecurityLabels.LevelKey(mode), PodSecurityLabels.VersionKey(mode));
            var now = Text(live[level].Value, live[version].Value);
            if (decision.Kept.FirstOrDefault(kept => kept.Mode == mode) is { } stays)
                yield return [live.Name, mode.Name(), now, now, Owners(live, level, version), $"not lowered to {stays.Wanted}; --overwrite does"];
            else if (decision.Changes.ContainsKey(level) || decision.Changes.ContainsKey(version))
                yield return [live.Name, mode.Name(), now, Text(Then(level), Then(version)), Owners(live, level, version), ""];
        }

        string? Then(string key) => decision.Changes.GetValueOrDefault(key) ?? live[key].Value;
    }

    private static string Text(string? level, string? version) => (level, version) switch
    {
        (null, null) => "-",
        (_, null) => level,
        _ => $"{level ?? "-"}:{version}",
    };

    private static string Owners(LiveNamespace live, string level, string version)
    {
        var names = live[level].Owners.Concat(live[version].Owners).Select(owner => owner.Manager).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "-" : string.Join(',', names);
    }
}
