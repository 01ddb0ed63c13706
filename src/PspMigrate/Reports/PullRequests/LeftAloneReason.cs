using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Reports.PullRequests;

/// <summary>Why a namespace of the plan gets no labels in a repository.</summary>
public static class LeftAloneReason
{
    /// <summary>The reason; null when it gets what it should.</summary>
    public static string? Of(NamespaceChange change) => change.Kind switch
    {
        ChangeKind.DefinedTwice =>
            $"it is defined more than once ({string.Join(", ", change.At.Select(Phrase.Place))}); label the one that counts",
        ChangeKind.NotEditable => $"{Phrase.Place(change.At[0])}: {change.Why}",
        ChangeKind.Missing => $"it has no manifest in this repository; {change.Why}",
        ChangeKind.Incomplete => change.Why,
        _ => null,
    };
}
