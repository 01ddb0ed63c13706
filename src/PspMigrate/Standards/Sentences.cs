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
        var words = Array.ConvertAll(ordered, violation => violation.Check.Word(violation.Values));
        return new(
            string.Join(", ", Array.ConvertAll(words, word => word.Reason)),
            string.Join(", ", Array.ConvertAll(words, word => word.Detail.Length == 0 ? word.Reason : $"{word.Reason} ({word.Detail})")),
            [.. Array.ConvertAll(ordered, violation => violation.Check.Id)]);
    }

    /// <summary>Baseline's checks first, then by id.</summary>
    private static int InUpstreamsOrder(Violation left, Violation right) => left.Check.Level == right.Check.Level
        ? string.CompareOrdinal(left.Check.Id, right.Check.Id)
        : (int)left.Check.Level - (int)right.Check.Level;
}
