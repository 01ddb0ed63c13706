using PspMigrate.Conversion;
using PspMigrate.Standards;

namespace PspMigrate.Cli.Cluster;

/// <summary>What is to become of a namespace's labels.</summary>
/// <param name="Changes">The labels that get another value.</param>
/// <param name="Kept">Modes whose labels stay although the plan says something laxer, or because they belong to somebody else.</param>
internal sealed record LabelDecision(
    LiveNamespace Namespace, ImmutableSortedDictionary<string, string> Changes, ImmutableArray<ModeLabels> Kept)
{
    /// <summary>Everything to apply: the changes, and what was applied before, which would be taken away otherwise.</summary>
    public ImmutableSortedDictionary<string, string> Applied => Namespace.Own.SetItems(Changes);

    /// <summary>Whether a label is changed that was set by hand: it is taken over.</summary>
    public bool TakesOver => Changes.Keys.Any(key => Namespace[key].Owners.Any(owner => owner.IsHand));

    /// <summary>The managers that labels of a mode belong to which the plan would change; none where it may.</summary>
    public static ImmutableArray<string> Others(LiveNamespace live, ModeLabels labels)
    {
        return [.. Of(PodSecurityLabels.LevelKey(labels.Mode), labels.CurrentLevel, labels.Wanted.Level.Name())
            .Concat(Of(PodSecurityLabels.VersionKey(labels.Mode), labels.CurrentVersion, labels.Wanted.Version.ToString())).Distinct(StringComparer.Ordinal)];

        IEnumerable<string> Of(string key, string? current, string wanted) => current is null || string.Equals(current, wanted, StringComparison.Ordinal)
            ? []
            : live[key].Owners.Where(owner => owner != FieldOwner.Self && !owner.IsHand).Select(owner => owner.Manager);
    }

    /// <param name="wanted">The plan's labels.</param>
    /// <param name="defaults">What the API server asks of pods in namespaces without labels.</param>
    /// <param name="modes">The modes of this stage of the roll-out.</param>
    /// <param name="overwrite">Whether to lower labels, too.</param>
    /// <param name="force">Whether to change labels of other field managers, too.</param>
    public static LabelDecision Make(
        LiveNamespace live, IEnumerable<ModeLabels> wanted, NamespacePolicy defaults, IReadOnlyCollection<Mode> modes, bool overwrite, bool force = false)
    {
        var changes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var kept = ImmutableArray.CreateBuilder<ModeLabels>();
        foreach (var labels in Labelling.Settle(
            wanted.Where(labels => modes.Contains(labels.Mode)), live.Values, defaults, labels => (!overwrite && labels.IsLowered) || (
                !force && (labels.Owner is not null || !Others(live, labels).IsEmpty))))
        {
            if (labels.IsAsWanted || (labels.Owner is not null && labels.CurrentLevel is null && !force))
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
}
