namespace PspMigrate.Reports.Screen;

/// <summary>What a row says of a namespace, in as few words as will do.</summary>
internal static class NamespaceCells
{
    /// <summary><c>- → baseline</c>: what is enforced now, and what then.</summary>
    public static string Enforce(NamespacePlan item)
    {
        var now = NamespacesSection.Current(item);
        return item.Labels.FirstOrDefault(labels => labels.Mode == Mode.Enforce) switch
        {
            null when item.WithoutLevel == NoLevelReason.Exempt => now is "-" ? "exempt" : $"{now} (exempt)",
            null when item.Level is null => $"{now} → ?",
            null => now,
            { IsKept: true } => $"{now} (kept)",
            { IsAsWanted: true } labels => $"{labels.CurrentLevel} (as it is)",
            var labels when string.Equals(labels.CurrentLevel, labels.Wanted.Level.Name(), StringComparison.Ordinal) => $"{now} → {labels.Wanted}",
            var labels => $"{now} → {labels.Wanted.Level.Name()}",
        };
    }

    public static string Warn(NamespacePlan item) => item.Labels.FirstOrDefault(labels => labels.Mode == Mode.Warn) switch
    {
        null => item.Present.GetValueOrDefault(PodSecurityLabels.LevelKey(Mode.Warn)) ?? "-",
        { IsKept: true } labels => $"{labels.CurrentLevel ?? "-"} (kept)",
        var labels => labels.Wanted.Level.Name(),
    };

    /// <summary><c>wide +2</c>: what decided the level, or why nothing does.</summary>
    /// <param name="limit">How many characters there is room for.</param>
    public static string By(NamespacePlan item, int limit = int.MaxValue)
    {
        if (item.Level is null || item.Basis == LevelBasis.Closed)
            return WithoutPolicy(item);
        if (item.Deciding.IsEmpty)
            return "its workloads";
        var more = item.Deciding.Length == 1 ? "" : $" +{item.Deciding.Length - 1}";
        return Phrase.Shorten(item.Deciding[0].Name, limit - more.Length) + more;
    }

    /// <summary>The same with how many policies there were to choose from: <c>wide +2 (of 13)</c>.</summary>
    public static string ByOf(NamespacePlan item) =>
        By(item) + (item.Deciding.IsEmpty || item.Policies.Length == item.Deciding.Length ? "" : $" (of {item.Policies.Length})");

    private static string WithoutPolicy(NamespacePlan item) => item.WithoutLevel switch
    {
        NoLevelReason.Exempt => "exempt",
        NoLevelReason.UnknownGrants => "grants not known",
        NoLevelReason.MissingPolicies => "not in the input",
        NoLevelReason.NoWorkloads => "no workloads",
        _ => "no policy",
    };
}
