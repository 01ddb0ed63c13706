namespace PspMigrate.Reports.Sections;

/// <summary>The table of namespaces; those with the same answer share a row.</summary>
internal static class NamespacesSection
{
    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", "CURRENT", "PROPOSED", "AUDIT/WARN", "BY POLICY", "THROUGH"];

    public static IEnumerable<Block> Of(Plan plan, Style style)
    {
        if (plan.Namespaces.IsEmpty)
            yield break;
        yield return new Heading("Namespaces");
        var rows = Rows(plan, item => string.Join('/', item.Deciding.Select(policy => policy.Name)));
        if (rows.Length > style.Rows)
            rows = Rows(plan, _ => "");
        yield return plan.Policies.IsEmpty
            ? new Table(Headers[..4], [.. rows.Select(same => Row(same, style)[..4])])
            : new Table(Headers, [.. rows.Select(same => Row(same, style))]);
        foreach (var block in Closed(plan, style).Concat(Uncertain(plan, style)).Concat(Lowered(plan)).Concat(Kept(plan, style)).Concat(Raised(plan, style))
            .Concat(WithoutLevel(plan, style)).Concat(Narrower(plan, style)).Concat(Unseen(plan, style)))
            yield return block;
    }

    /// <summary>Namespaces with equal answers, and equal in what <paramref name="by"/> says.</summary>
    private static NamespacePlan[][] Rows(Plan plan, Func<NamespacePlan, string> by) =>
    [
        .. plan.Namespaces.GroupBy(item => (Current(item), Proposed(item), AuditAndWarn(item), by(item))).Select(group => group.ToArray()),
    ];

    private static ImmutableArray<Cell> Row(NamespacePlan[] same, Style style) =>
    [
        Phrase.List([.. same.Select(item => item.Name)], style.Names),
        Current(same[0]),
        Proposed(same[0]),
        AuditAndWarn(same[0]),
        By(same, style),
        Through(same, style),
    ];

    /// <summary>What is enforced now: by label, else by the configuration of the API server.</summary>
    public static string Current(NamespacePlan plan)
    {
        var level = plan.Present.GetValueOrDefault(PodSecurityLabels.LevelKey(Mode.Enforce));
        return level is null && plan.WithoutLevel != NoLevelReason.Exempt && plan.Defaults.Enforce.Level != Level.Privileged
            ? $"{plan.Now.Policy.Enforce} (default)"
            : Present(level, plan.Present.GetValueOrDefault(PodSecurityLabels.VersionKey(Mode.Enforce)));
    }

    public static string Present(string? level, string? version) => $"{level ?? "-"}{(version is null ? "" : ":" + version)}";

    private static string Proposed(NamespacePlan plan) => Say(plan, Mode.Enforce);

    private static string AuditAndWarn(NamespacePlan plan)
    {
        var (audit, warn) = (Say(plan, Mode.Audit), Say(plan, Mode.Warn));
        return string.Equals(audit, warn, StringComparison.Ordinal) ? audit : $"{audit}/{warn}";
    }

    private static string Say(NamespacePlan plan, Mode mode) => plan.Labels.FirstOrDefault(labels => labels.Mode == mode) switch
    {
        null => "-",
        { IsKept: true } labels => $"{Present(labels.CurrentLevel, labels.CurrentVersion)} (kept)",
        { IsAsWanted: true } labels => $"{labels.Wanted} (as it is)",
        var labels => labels.Wanted.ToString(),
    };

    private static string By(NamespacePlan[] same, Style style)
    {
        if (same[0].Level is null || same[0].Basis == LevelBasis.Closed)
            return "-";
        string[] names = [.. same.SelectMany(Deciding).Distinct(StringComparer.Ordinal)];
        var (least, most) = (same.Min(item => item.Policies.Length), same.Max(item => item.Policies.Length));
        var of = most == 1 ? "" : least == most ? $" (of {most})" : $" (of {least} to {most})";
        return Phrase.List(names, style.Names) + of;
    }

    private static string Through(NamespacePlan[] same, Style style)
    {
        var bindings = Phrase.Bindings(same.SelectMany(item => item.DecidingGrants));
        return bindings.Count == 0 ? "-" : Phrase.List(bindings, style.Names);
    }

    private static IEnumerable<Block> Kept(Plan plan, Style style) => Said(plan.Namespaces
        .SelectMany(item => item.Labels.Where(labels => labels.IsKept && !labels.IsAsWanted).Select(labels => (item.Name, Kept(labels)))), style, Tone.Warning);

    private static string Kept(ModeLabels labels)
    {
        var stays = $"{labels.Mode.Name()} {Present(labels.CurrentLevel, labels.CurrentVersion)} stays, though {labels.Wanted} is proposed";
        return labels.Owner is { } owner ? $"{stays}: it is left to {owner}" : $"{stays} (--overwrite replaces it)";
    }

    /// <summary>Namespaces where less would be enforced than now, be it by a label or by the API server's configuration.</summary>
    private static IEnumerable<Block> Lowered(Plan plan) => LoweredLevels.Of(plan) is { Count: > 0, Lines: var lines }
        ? [new Paragraph("Less would be enforced than now:", Tone.Warning), new Items([.. lines.Select(line => new Item(line, Tone.Warning))])]
        : [];

    /// <summary>Modes that get a stricter level than they would have had, since more is enforced.</summary>
    private static IEnumerable<Block> Raised(Plan plan, Style style) => Said(plan.Namespaces
        .SelectMany(
            item => item.Labels.Where(labels => labels is { Laxer: not null, IsKept: false }).GroupBy(labels => (labels.Laxer, labels.Wanted), (key, modes) =>
            (
                item.Name,
                $"{string.Join(" and ", modes.Select(labels => labels.Mode.Name()))} at {key.Laxer!.Value.Name()} would be laxer than what is "
                    + $"enforced, so {key.Wanted} is proposed"))), style, Tone.Plain);

    /// <summary>Namespaces that get restricted because nothing could start there.</summary>
    private static IEnumerable<Block> Closed(Plan plan, Style style)
    {
        string[] names = [.. plan.Namespaces.Where(item => item.Basis == LevelBasis.Closed).Select(item => item.Name)];
        if (names.Length > 0)
        {
            yield return new Items([new(
                $"{Phrase.List(names, style.Names)}: no account may use a policy there, so nothing could run; without a label everything could.", Tone.Warning,
                "restricted is proposed, as the level nearest to that. --no-policy none leaves such namespaces without a label.")]);
        }
    }

    /// <summary>Namespaces whose level may be too strict, as the input doesn't show all that reaches them.</summary>
    private static IEnumerable<Block> Uncertain(Plan plan, Style style) => Said(plan.Namespaces
        .Where(item => item.Level is not null && !item.Unknown.IsEmpty)
        .Select(item => (
            item.Name, $"{Grants.Lacking(item.Unknown, style.Names)}. What that grants doesn't count here, so the level may be too strict")),
        style, Tone.Warning);

    /// <summary>What is said of namespaces, in a list: each text once, with all of which it is true.</summary>
    private static IEnumerable<Block> Said(IEnumerable<(string Name, string Text)> all, Style style, Tone tone) => all
        .GroupBy(item => item.Text, StringComparer.Ordinal)
        .Select(group => new Item($"{Phrase.List([.. group.Select(item => item.Name)], style.Names)}: {group.Key}.", tone))
        .ToImmutableArray() is { IsEmpty: false } items ? [new Items(items)] : [];

    private static IEnumerable<Block> WithoutLevel(Plan plan, Style style) => plan.Namespaces
        .Where(item => item.WithoutLevel is not null)
        .GroupBy(item => (item.WithoutLevel, Why: Why(item, plan, style)))
        .OrderBy(group => group.Key.WithoutLevel)
        .Select(group => new Paragraph($"No level for {Phrase.List([.. group.Select(item => item.Name)], style.Names)}: {group.Key.Why}"));

    /// <summary>Namespaces that one wide policy keeps from the level of another.</summary>
    private static IEnumerable<Block> Narrower(Plan plan, Style style) => plan.Namespaces
        .Where(item => !item.Deciding.IsEmpty && item.Policies.Max(policy => policy.LevelFor(plan.Fit)) > item.Level)
        .GroupBy(item => item.Policies.Select(policy => policy.LevelFor(plan.Fit)).Where(level => level > item.Level).Min())
        .OrderBy(group => group.Key)
        .Select(group => new Paragraph(
            $"{Phrase.List([.. group.Select(item => item.Name)], style.Names)} would fit {group.Key.Name()} if it weren't for"
            + $" {Policies([.. group.SelectMany(Deciding).Distinct(StringComparer.Ordinal)], style)}."
            + " If no pod there needs that much, take the grants away first, or use --policies narrowest."));

    private static string Policies(string[] names, Style style) => $"{(names.Length == 1 ? "policy" : "policies")} {Phrase.List(names, style.Names)}";

    /// <summary>What decided a namespace's level.</summary>
    private static IEnumerable<string> Deciding(NamespacePlan plan) =>
        plan.Deciding.IsEmpty ? ["its workloads"] : plan.Deciding.Select(policy => policy.Name);

    /// <summary>Namespaces whose level is as it is for an account that isn't in the input.</summary>
    private static IEnumerable<Block> Unseen(Plan plan, Style style) => plan.Namespaces
        .Where(item => !item.WidenedBy.IsEmpty)
        .Select(item => new Paragraph(
            $"{item.Name} is {item.Level!.Value.Name()} only for service account {Phrase.List(item.WidenedBy, style.Names)}, which a binding "
                + "names and the input doesn't have:"
            + " if there is no such account, take the grant away first.",
            Tone.Warning));

    private static string Why(NamespacePlan item, Plan plan, Style style) => item.WithoutLevel switch
    {
        NoLevelReason.Exempt => "exempt by the API server's configuration, so labels would have no effect.",
        NoLevelReason.NoWorkloads => "the input has no workloads there, so there is nothing to base a level on.",
        NoLevelReason.MissingPolicies => "the input has no policies, though some of its roles or bindings grant them.",
        NoLevelReason.UnknownGrants when !plan.HasBindings => "the input has no bindings, so nothing is known of who may use which policy.",
        NoLevelReason.UnknownGrants when item.Unknown.IsEmpty && plan.HasGrants => "what the input lacks (see the notes) may grant more there.",
        NoLevelReason.UnknownGrants when item.Unknown.IsEmpty => "the input lets no service account use any policy, so the RBAC that matters isn't in it.",
        NoLevelReason.UnknownGrants => $"{Grants.Lacking(item.Unknown, style.Names)}. So it isn't known what may run there.",
        _ => $"no service account there may use a policy of the input. {Grants.WithoutPolicy(plan)}",
    };
}
