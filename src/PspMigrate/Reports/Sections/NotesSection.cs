namespace PspMigrate.Reports.Sections;

/// <summary>What to know about the input, and about what it doesn't hold.</summary>
internal static class NotesSection
{
    public static IEnumerable<Block> Of(Plan plan, Style style) =>
        Notes(plan, style).Select(note => new Item(note)).ToImmutableArray() is { IsEmpty: false } notes ? [new Heading("Notes"), new Items(notes)] : [];

    /// <summary>What Pod Security does in a namespace without labels.</summary>
    private static string Unlabelled(Plan plan) => plan.Future.Defaults.Enforce is { Level: > Level.Privileged } enforced
        ? $"Pod Security enforces {enforced} there, by the configuration of the API server,"
        : "Pod Security refuses nothing there";

    private static IEnumerable<string> Notes(Plan plan, Style style)
    {
        if (!plan.HasBindings && !plan.Policies.IsEmpty)
            yield return "The input has no bindings. Add the RoleBindings, ClusterRoleBindings and their roles to label namespaces.";
        foreach (var policy in plan.Policies.Where(policy => policy.Dropped is not null))
            yield return $"Policy {policy.Name} ({style.Place(policy.Policy.At)}) can't be used by anybody, because the admission "
                + $"plugin drops it: {policy.Dropped}.";
        if (plan.PolicyState == PolicyState.Missing)
        {
            yield return $"No policy was given, though roles or bindings grant some. Add them ({HostedPolicies.Export})"
                + (plan.Options.Fit == Fit.Workloads
                    ? "; the levels here are those of the workloads alone."
                    : ". If the cluster no longer has any, --fit workloads proposes the levels that the workloads pass.");
        }

        if (plan.HasBindings && plan.Policies.Length > 0 && plan.Options.Scope.IsAll && plan.Future.WithoutLevel != NoLevelReason.UnknownGrants)
        {
            yield return plan.Future is { Level: { } level, Deciding: { IsEmpty: false } policies }
                ? $"New namespaces will get {Phrase.List([.. policies.Select(policy => policy.Name)], style.Names)} through "
                    + $"{Phrase.List(Phrase.Bindings(plan.Future.Grants), style.Names)}; {level.Name()} would fit."
                    + (plan.Future.Defaults.Enforce is { Level: > Level.Privileged } enforced
                        ? $" Until they are labelled, {enforced} is enforced by the configuration of the API server."
                        : "")
                    + " They aren't labelled automatically: label them on creation."
                : $"Service accounts of new namespaces will get no policy from these grants. {Unlabelled(plan)} until they have "
                    + "labels: label them on creation.";
        }

        foreach (var note in InputNotes.Of(plan, style))
            yield return note;
        if (!plan.Skipped.IsEmpty)
        {
            var kinds = plan.Skipped.OrderByDescending(item => item.Value).ThenBy(item => item.Key, StringComparer.Ordinal);
            yield return $"Not looked at: {Phrase.List([.. kinds.Select(item => $"{item.Value} {item.Key}")], 8)}.";
        }
    }
}
