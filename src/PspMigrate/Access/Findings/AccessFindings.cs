namespace PspMigrate.Access.Findings;

/// <summary>Everything noteworthy about the grants of an input.</summary>
internal static class AccessFindings
{
    /// <summary>All findings, sorted by kind, place and message.</summary>
    public static ImmutableArray<AccessFinding> Find(Inventory inventory, AccessIndex index) =>
    [
        .. index.Subjects.SelectMany(ReachFindings.Find)
            .Concat(index.Subjects.SelectMany(SubjectFindings.Find))
            .Concat(RoleFindings.Wildcards(index))
            .Concat(RoleFindings.Overwritten(index))
            .Concat(BindingFindings.Find(inventory, index))
            .Concat(PolicyFindings.Ungranted(inventory, index))
            .Concat(PolicyFindings.Unknown(index))
            .OrderBy(finding => finding.Kind)
            .ThenBy(finding => finding.At)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];
}
