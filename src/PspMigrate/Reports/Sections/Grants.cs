namespace PspMigrate.Reports.Sections;

/// <summary>What pods come to that get nothing from their own service account.</summary>
internal static class Grants
{
    /// <summary>What the input lacks of some grants, as a sentence without its end.</summary>
    public static string Lacking(ImmutableArray<UnknownGrant> grants, int limit)
    {
        string[] names = [.. grants.Select(Lacking).Distinct(StringComparer.Ordinal)];
        return $"{Phrase.List(names, limit)}, which {(names.Length == 1 && grants[0].Policies.Length < 2 ? "isn't" : "aren't")} in the input";
    }

    private static string Lacking(UnknownGrant grant) => $"{grant.Binding.Kind} {grant.Binding.Name} "
        + (grant.Policies.IsEmpty ? $"refers to {grant.Binding.RoleRef.Kind} {grant.Binding.RoleRef.Name}" : $"grants {Phrase.List(grant.Policies, limit: 3)}");

    /// <remarks>A pod is admitted by what its creator may use, too (facts/pod-security-policy.md, 2-5): a controller, a person, a node.</remarks>
    public static string WithoutPolicy(Plan plan)
    {
        if (plan.Options.IncludeControllers || !Has(plan, AccessFindingKind.ControllerGrant))
            return Refused(plan);
        return !plan.Options.IncludeUsers && Has(plan, AccessFindingKind.UserGrant)
            ? "Only the grants to the controllers' accounts and to people (below) can let their pods in today; --include-controllers and --include-users "
                + "count those."
            : "Only the grants to the controllers' accounts (below) can let their pods in today; --include-controllers counts those.";
    }

    /// <summary>One sentence about pods that neither their service account nor their controller gets in.</summary>
    public static string Refused(Plan plan)
    {
        string[] creators =
        [
            .. Has(plan, AccessFindingKind.UserGrant) ? ["people"] : Array.Empty<string>(),
            .. Has(plan, AccessFindingKind.ForeignServiceAccount) ? ["service accounts of other namespaces"] : Array.Empty<string>(),
        ];
        return creators.Length == 0
            ? "PodSecurityPolicy refuses their pods today."
            : $"PodSecurityPolicy refuses their pods today, but for those that {string.Join(" or ", creators)} with a grant of their own (below) create.";
    }

    private static bool Has(Plan plan, AccessFindingKind kind) => plan.AccessFindings.Any(finding => finding.Kind == kind);
}
