using PspMigrate.Cli.Cluster;
using PspMigrate.Reports.Applying;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>apply</c> is going to do, as an answer.</summary>
internal static class ApplyAnswer
{
    public static LabelChanges Of(IEnumerable<LabelDecision> decisions) => new([.. decisions.SelectMany(Changes)]);

    private static IEnumerable<LabelChange> Changes(LabelDecision decision)
    {
        var live = decision.Namespace;
        foreach (var mode in Enum.GetValues<Mode>())
        {
            var (level, version) = (PodSecurityLabels.LevelKey(mode), PodSecurityLabels.VersionKey(mode));
            var now = Text(live[level].Value, live[version].Value);
            if (decision.Kept.FirstOrDefault(kept => kept.Mode == mode) is { } stays)
                yield return new(live.Name, mode.Name(), now, now, Owners(live, level, version), Note(live, stays));
            else if (decision.Changes.ContainsKey(level) || decision.Changes.ContainsKey(version))
                yield return new(live.Name, mode.Name(), now, Text(Then(level), Then(version)), Owners(live, level, version), "");
        }

        string? Then(string key) => decision.Changes.GetValueOrDefault(key) ?? live[key].Value;
    }

    private static string Note(LiveNamespace live, ModeLabels stays) =>
        (stays.Owner ?? string.Join(", ", LabelDecision.Others(live, stays))) is { Length: > 0 } others
        ? $"left to {others}; --force-conflicts changes it to {stays.Wanted}"
        : $"not lowered to {stays.Wanted}; --overwrite does";

    private static string Text(string? level, string? version) => (level, version) switch
    {
        (null, null) => "-",
        (_, null) => level,
        _ => $"{level ?? "-"}:{version}",
    };

    private static ImmutableArray<string> Owners(LiveNamespace live, string level, string version) =>
        [.. live[level].Owners.Concat(live[version].Owners).Select(owner => owner.Manager).Distinct(StringComparer.Ordinal)];
}
