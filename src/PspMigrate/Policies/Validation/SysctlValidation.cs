namespace PspMigrate.Policies.Validation;

/// <summary>Sysctl patterns, and that no sysctl is both allowed and forbidden.</summary>
internal static class SysctlValidation
{
    private const string Allowed = "spec.allowedUnsafeSysctls";
    private const string Forbidden = "spec.forbiddenSysctls";

    public static void Check(PodSecurityPolicy policy, Problems problems)
    {
        CheckList(policy.AllowedUnsafeSysctls, Allowed, problems);
        CheckList(policy.ForbiddenSysctls, Forbidden, problems);
        for (var i = 0; i < policy.AllowedUnsafeSysctls.Length; i++)
        {
            for (var j = 0; j < policy.ForbiddenSysctls.Length; j++)
                CheckPair(policy.AllowedUnsafeSysctls[i], i, policy.ForbiddenSysctls[j], j, problems);
        }
    }

    private static void CheckList(ImmutableArray<string> sysctls, string field, Problems problems)
    {
        for (var i = 0; i < sysctls.Length; i++)
        {
            if (sysctls[i].Length == 0)
            {
                problems.Invalid($"{field}[{i}]", "", "empty sysctl not allowed");
            }
            else if (!NameRules.IsSysctlPattern(sysctls[i]))
            {
                problems.Invalid(
                    $"{field}[{i}]",
                    sysctls[i],
                    "must have at most 253 characters and match regex"
                    + @" ([a-z0-9]([-_a-z0-9]*[a-z0-9])?\.)*([a-z0-9][-_a-z0-9]*)?[a-z0-9*]");
            }
        }

        if (sysctls.Length > 1 && sysctls.Contains("*", StringComparer.Ordinal))
            problems.Add(field + ".items", "Forbidden: if '*' is present, must not specify other sysctls", field);
    }

    /// <summary>Blames the narrower of the two patterns.</summary>
    private static void CheckPair(string allowed, int i, string forbidden, int j, Problems problems)
    {
        if (Covers(forbidden, allowed))
            problems.Invalid($"{Allowed}[{i}]", allowed, $"sysctl overlaps with {forbidden}");
        else if (Covers(allowed, forbidden))
            problems.Invalid($"{Forbidden}[{j}]", forbidden, $"sysctl overlaps with {allowed}");
    }

    private static bool Covers(string pattern, string sysctl) => pattern.EndsWith('*')
        ? (sysctl.EndsWith('*') ? sysctl[..^1] : sysctl).StartsWith(pattern[..^1], StringComparison.Ordinal)
        : string.Equals(pattern, sysctl, StringComparison.Ordinal);
}
