namespace PspMigrate.Controls;

/// <summary>What the rules with ranges of ids have in common.</summary>
internal static class IdRules
{
    public const string MustRunAs = "MustRunAs";
    public const string MayRunAs = "MayRunAs";
    public const string MustRunAsNonRoot = "MustRunAsNonRoot";

    /// <summary>Ids as the API accepts them: int32 without a sign (pkg/apis/core/validation, IsValidUserID).</summary>
    public static ValueSet Ids { get; } = ValueSet.Range(0, int.MaxValue);

    /// <summary>The union of the ranges.</summary>
    public static ValueSet InRanges(this IdRule rule) =>
        ValueSet.UnionOf(rule.Ranges.Select(range => ValueSet.Range(range.Min, range.Max)));

    /// <summary>Whether the rule is this one; ranges under other rules are ignored (facts/pod-security-policy.md, 24).</summary>
    public static bool Is(this IdRule? rule, string name) => rule is not null && string.Equals(rule.Rule, name, StringComparison.Ordinal);

    /// <summary>The id that MustRunAs fills in: the lower end of the first range.</summary>
    public static long? Generated(this IdRule? rule) =>
        rule.Is(MustRunAs) && rule!.Ranges.Length > 0 ? rule.Ranges[0].Min : null;

    /// <summary>The ranges as Go prints them: <c>[{1 65535}]</c>.</summary>
    public static string GoRanges(this IdRule rule) => $"[{string.Join(' ', rule.Ranges.Select(range => $"{{{range.Min} {range.Max}}}"))}]";
}
