using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Standards;

namespace PspMigrate.Cli.Cluster;

/// <summary>What is to become of a namespace's labels.</summary>
/// <param name="Changes">The labels that get another value.</param>
/// <param name="Kept">Modes whose labels stay although the plan says something laxer.</param>
internal sealed record LabelDecision(
    LiveNamespace Namespace, ImmutableSortedDictionary<string, string> Changes, ImmutableArray<ModeLabels> Kept)
{
    /// <summary>Everything to apply: the changes, and what was applied before, which would be taken away otherwise.</summary>
    public ImmutableSortedDictionary<string, string> Applied => Namespace.Own.SetItems(Changes);

    /// <summary>Decides by the labels that are there now.</summary>
    /// <param name="wanted">The plan's labels.</param>
    /// <param name="defaults">What the API server asks of pods in namespaces without labels.</param>
    /// <param name="modes">The modes of this stage of the roll-out.</param>
    /// <param name="overwrite">Whether to lower labels, too.</param>
    public static LabelDecision Make(
        LiveNamespace live, IEnumerable<ModeLabels> wanted, NamespacePolicy defaults, IReadOnlyCollection<Mode> modes, bool overwrite)
    {
        var changes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var kept = ImmutableArray.CreateBuilder<ModeLabels>();
        foreach (var labels in Labelling.Settle(
            wanted.Where(labels => modes.Contains(labels.Mode)), live.Values, defaults, labels => !overwrite && IsLower(labels)))
        {
            if (labels.IsAsWanted)
                continue;
            if (labels.IsKept)
            {
                kept.Add(labels);
                continue;
            }

            Change(PodSecurityLabels.LevelKey(labels.Mode), labels.CurrentLevel, labels.Wanted.Level.Name());
            Change(PodSecurityLabels.VersionKey(labels.Mode), labels.CurrentVersion, labels.Wanted.Version.ToString());
        }

        return new(live, changes.ToImmutable(), kept.ToImmutable());

        void Change(string key, string? current, string value)
        {
            if (!string.Equals(current, value, StringComparison.Ordinal))
                changes.Add(key, value);
        }
    }

    /// <summary>Whether the plan is laxer than what is there: a lower level, or the same level at an older version.</summary>
    /// <remarks>api/helpers.go: a missing or unreadable version is latest, an unreadable level is restricted.</remarks>
    private static bool IsLower(ModeLabels labels)
    {
        if (labels.CurrentLevel is null)
            return false;
        var level = Levels.Parse(labels.CurrentLevel) ?? Level.Restricted;
        var version = KubernetesVersion.Parse(labels.CurrentVersion) ?? KubernetesVersion.Latest;
        return labels.Wanted.Level < level
            || (labels.Wanted.Level == level && level != Level.Privileged && labels.Wanted.Version < version);
    }
}
