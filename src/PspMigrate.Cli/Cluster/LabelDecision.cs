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
    public static ImmutableArray<string> Others(LiveNamespace live, ModeLabels labels) =>
    [
        .. labels.Values.Where(label => label.Current is not null && !string.Equals(label.Current, label.Wanted, StringComparison.Ordinal))
            .SelectMany(label => live[label.Key].Owners.Where(owner => owner != FieldOwner.Self && !owner.IsHand)).Select(owner => owner.Manager)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <param name="wanted">The plan's labels.</param>
    /// <param name="defaults">What the API server asks of pods in namespaces without labels.</param>
    /// <param name="modes">The modes of this stage of the roll-out.</param>
    /// <param name="overwrite">Whether to lower labels, too.</param>
    /// <param name="force">Whether to change labels of other field managers, too.</param>
    public static LabelDecision Make(
        LiveNamespace live, IEnumerable<ModeLabels> wanted, NamespacePolicy defaults, IReadOnlyCollection<Mode> modes, bool overwrite, bool force = false)
    {
        var settled = Labelling.Settle(
            wanted.Where(labels => modes.Contains(labels.Mode)), live.Values, defaults, labels => (!overwrite && labels.IsLowered) || (
                !force && (labels.Owner is not null || !Others(live, labels).IsEmpty)))
            .Where(labels => !labels.IsAsWanted && (labels.Owner is null || labels.CurrentLevel is not null || force))
            .ToLookup(labels => labels.IsKept);
        var changes = settled[false].SelectMany(labels => labels.Values)
            .Where(label => !string.Equals(label.Current, label.Wanted, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(label => label.Key, label => label.Wanted, StringComparer.Ordinal);
        return new(live, changes, [.. settled[true]]);
    }
}
