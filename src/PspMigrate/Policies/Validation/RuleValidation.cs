namespace PspMigrate.Policies.Validation;

/// <summary>The rules with ranges, and seLinux.</summary>
internal static class RuleValidation
{
    private static readonly ImmutableArray<string> UserRules = ["MustRunAs", "MustRunAsNonRoot", "RunAsAny"];
    private static readonly ImmutableArray<string> SELinuxRules = ["MustRunAs", "RunAsAny"];
    private static readonly ImmutableArray<string> GroupRules = ["MayRunAs", "MustRunAs", "RunAsAny"];
    // The server lists these unsorted.
    private static readonly ImmutableArray<string> RunAsGroupRules = ["MustRunAs", "RunAsAny", "MayRunAs"];

    public static void Check(PodSecurityPolicy policy, Problems problems)
    {
        CheckRule(problems, "spec.runAsUser", policy.RunAsUser.Rule, UserRules);
        CheckRanges(problems, "spec.runAsUser", policy.RunAsUser.Ranges);
        CheckRunAsGroup(policy, problems);
        CheckRule(problems, "spec.seLinux", policy.SELinux.Rule, SELinuxRules);
        CheckRule(problems, "spec.supplementalGroups", policy.SupplementalGroups.Rule, GroupRules);
        CheckRanges(problems, "spec.supplementalGroups", policy.SupplementalGroups.Ranges);
        CheckRule(problems, "spec.fsGroup", policy.FsGroup.Rule, GroupRules);
        CheckRanges(problems, "spec.fsGroup", policy.FsGroup.Ranges);
    }

    /// <summary>runAsGroup is the only one whose ranges must fit its rule.</summary>
    private static void CheckRunAsGroup(PodSecurityPolicy policy, Problems problems)
    {
        const string Field = "spec.runAsGroup";
        switch (policy.RunAsGroup)
        {
            case null or { Rule: "RunAsAny", Ranges.IsEmpty: true }:
                break;
            case { Rule: "RunAsAny", Ranges: var ranges }:
                problems.Add(Field + ".ranges", $"Invalid value: {Show(ranges)}: Ranges must be empty");
                break;
            case { Rule: "MustRunAs" or "MayRunAs", Ranges.IsEmpty: true }:
                var none = policy.Source?.Find("spec", "runAsGroup", "ranges") is ListNode ? Show([]) : "[]policy.IDRange(nil)";
                problems.Add(Field + ".ranges", $"Invalid value: {none}: must provide at least one range");
                break;
            case { Rule: "MustRunAs" or "MayRunAs", Ranges: var ranges }:
                CheckRanges(problems, Field, ranges);
                break;
            case { Rule: var rule }:
                CheckRule(problems, Field, rule, RunAsGroupRules);
                break;
        }
    }

    private static void CheckRule(Problems problems, string field, string rule, ImmutableArray<string> supported)
    {
        if (!supported.Contains(rule, StringComparer.Ordinal))
            problems.NotSupported(field + ".rule", rule, field + ".rule", supported);
    }

    private static void CheckRanges(Problems problems, string field, ImmutableArray<IdRange> ranges)
    {
        for (var i = 0; i < ranges.Length; i++)
        {
            var (min, max) = ranges[i];
            if (min < 0)
                problems.Add($"{field}.ranges[{i}].min", $"Invalid value: {min}: min cannot be negative");
            if (max < 0)
                problems.Add($"{field}.ranges[{i}].max", $"Invalid value: {max}: max cannot be negative");
            if (min > max)
                problems.Add($"{field}.ranges[{i}].min", $"Invalid value: {min}: min cannot be greater than max");
        }
    }

    private static string Show(ImmutableArray<IdRange> ranges) =>
        $"[]policy.IDRange{{{string.Join(", ", ranges.Select(r => $"policy.IDRange{{Min:{r.Min}, Max:{r.Max}}}"))}}}";
}
