namespace PspMigrate.Access;

/// <summary>Label selectors as the API server reads them: every part must hold, so <c>{}</c> selects everything.</summary>
public static class Selectors
{
    /// <summary>True when the selector selects something with these labels.</summary>
    public static bool Matches(LabelSelector selector, IReadOnlyDictionary<string, string> labels) =>
        selector.MatchLabels.All(pair =>
            labels.TryGetValue(pair.Key, out var value) && string.Equals(value, pair.Value, StringComparison.Ordinal))
        && selector.MatchExpressions.All(requirement => Matches(requirement, labels));

    private static bool Matches(LabelRequirement requirement, IReadOnlyDictionary<string, string> labels)
    {
        var present = labels.TryGetValue(requirement.Key, out var value);
        return requirement.Operator switch
        {
            "Exists" => present,
            "DoesNotExist" => !present,
            "In" => present && requirement.Values.Contains(value!, StringComparer.Ordinal),
            "NotIn" => !present || !requirement.Values.Contains(value!, StringComparer.Ordinal),
            _ => false,
        };
    }
}
