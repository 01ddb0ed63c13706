namespace PspMigrate.Reports.Status;

/// <summary>Who may lower the levels: who may change a namespace may change its labels.</summary>
internal static class LabellersSection
{
    public static IEnumerable<Block> Of(Plan plan, Style style) => Grouped(plan) is not { IsEmpty: false } groups ? [] :
    [
        new Heading("Who may lower levels"),
        new Items([.. groups.Select(group => new Item(
            $"{(group.Namespaces.IsEmpty ? "every namespace" : Phrase.List(group.Namespaces, style.Names))}: "
                + Phrase.List(group.Subjects, style.Names)))]),
    ];

    /// <summary>Subjects by the namespaces that they may change, all of them (empty) first. Administrators of the whole cluster count as well.</summary>
    public static ImmutableArray<(ImmutableArray<string> Namespaces, ImmutableArray<string> Subjects)> Grouped(Plan plan)
    {
        var reach = NamespaceLabelling.Find(plan.Analysis.Inventory)
            .SelectMany(grant => grant.Namespaces.IsEmpty
                ? [(Namespace: null, Subject: Name(grant.Subject))]
                : grant.Namespaces.Where(plan.Options.Scope.Contains).Select(ns => (Namespace: (string?)ns, Subject: Name(grant.Subject))))
            .Distinct()
            .ToArray();
        var everywhere = reach.Where(item => item.Namespace is null).Select(item => item.Subject).Order(StringComparer.Ordinal).ToImmutableArray();
        var elsewhere = reach.Where(item => item.Namespace is not null && !everywhere.Contains(item.Subject, StringComparer.Ordinal))
            .GroupBy(item => item.Namespace!, item => item.Subject, StringComparer.Ordinal)
            .GroupBy(item => string.Join('\n', item.Order(StringComparer.Ordinal)), item => item.Key, StringComparer.Ordinal)
            .Select(same => (Namespaces: same.Order(StringComparer.Ordinal).ToImmutableArray(), Subjects: same.Key.Split('\n').ToImmutableArray()))
            .OrderBy(group => group.Namespaces[0], StringComparer.Ordinal);
        return everywhere.IsEmpty ? [.. elsewhere] : [([], everywhere), .. elsewhere];
    }

    private static string Name(Subject subject) =>
        subject.Namespace is { } ns ? $"{subject.Kind} {ns}/{subject.Name}" : $"{subject.Kind} {subject.Name}";
}
