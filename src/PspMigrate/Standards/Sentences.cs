using System.Text;

namespace PspMigrate.Standards;

/// <summary>Puts failed checks into upstream's words.</summary>
/// <remarks>kubernetes/pod-security-admission policy/checks.go AggregateCheckResults; the order of checks is that of policy/registry.go.</remarks>
internal static class Sentences
{
    /// <summary>The verdict on a pod that fails some checks.</summary>
    public static Verdict Of(IReadOnlyList<Violation> failed)
    {
        var ordered = failed.ToArray();
        Array.Sort(ordered, InUpstreamsOrder);
        var reasons = new StringBuilder();
        var details = new StringBuilder();
        foreach (var violation in ordered)
        {
            if (reasons.Length > 0)
            {
                reasons.Append(", ");
                details.Append(", ");
            }

            var (reason, detail) = violation.Check.Word(violation.Values);
            reasons.Append(reason);
            details.Append(reason);
            if (detail.Length > 0)
                details.Append(" (").Append(detail).Append(')');
        }

        return new(reasons.ToString(), details.ToString(), [.. ordered.Select(violation => violation.Check.Id)]);
    }

    /// <summary>Baseline's checks first, then by id.</summary>
    private static int InUpstreamsOrder(Violation left, Violation right) => left.Check.Level == right.Check.Level
        ? string.CompareOrdinal(left.Check.Id, right.Check.Id)
        : left.Check.Level.CompareTo(right.Check.Level);
}
