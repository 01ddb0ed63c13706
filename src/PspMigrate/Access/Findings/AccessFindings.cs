using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Access.Findings;

/// <summary>Everything noteworthy about the grants of an input.</summary>
internal static class AccessFindings
{
    /// <summary>All findings, sorted by kind, place and message.</summary>
    public static ImmutableArray<AccessFinding> Find(Inventory inventory, AccessIndex index) =>
    [
        .. Array.Empty<AccessFinding>(),
    ];
}
