namespace PspMigrate.Conversion.Repositories;

/// <summary>Leaves namespaces alone whose policies and bindings weren't all read: their level may be another.</summary>
public static class IncompleteNamespaces
{
    /// <summary>The changes without those of such namespaces.</summary>
    public static ImmutableArray<NamespaceChange> LeaveAlone(ImmutableArray<NamespaceChange> changes, ImmutableArray<MissingPart> missing)
    {
        var parts = missing.Where(part => (part.Lacks & (Lack.Policies | Lack.Bindings)) != Lack.None).ToArray();
        return
        [
            .. changes.Select(change => change.ChangesFiles && Array.Find(parts, part => part.Concerns(change.Name)) is { } part
                ? change with
                {
                    Kind = ChangeKind.Incomplete,
                    Why = $"what {part.What} makes wasn't read, which may hold policies or bindings for it (--partial labels it nevertheless)",
                }
                : change),
        ];
    }
}
