using PspMigrate.Conversion.Stages;

namespace PspMigrate.Reports.Status;

/// <summary>What has come apart, and what else decides about pods.</summary>
internal static class DriftSection
{
    public static IEnumerable<Block> Of(Plan plan, Style style)
    {
        var drifts = Drift.Of(plan);
        if (!drifts.IsEmpty)
        {
            yield return new Heading("Drift");
            yield return new Items(
                [.. Grouped(plan, drifts).Select(group => new Item($"{Phrase.List(group.Namespaces, style.Names)}: {group.Text}.", Tone.Warning))]);
        }

        var guards = plan.OtherGuards.ToArray();
        if (guards.Length > 0)
        {
            yield return new Heading("Also enforced here");
            var kinds = guards.GroupBy(guard => guard.Kind, StringComparer.Ordinal);
            yield return new Items([.. kinds.Select(same => new Item($"{same.Key}: {Phrase.List([.. same.Select(Name)], style.Names)}"))]);
            yield return new Paragraph("These decide about pods, too; what they ask for isn't read.");
            if (guards.Where(guard => guard.IsOurs).Select(guard => guard.Name).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } earlier)
            {
                yield return new Paragraph(
                    $"{Phrase.List(earlier, style.Names)}: made by pspmigrate, but for another plan. Where this one replaces it, delete them and their"
                    + " bindings, which have the same names; else they go on refusing pods.");
            }
        }
    }

    /// <summary>What is said of several namespaces in the same words, once.</summary>
    public static ImmutableArray<(DriftKind Kind, string Text, ImmutableArray<string> Namespaces)> Grouped(Plan plan, ImmutableArray<Drift> drifts) =>
    [
        .. drifts.GroupBy(drift => (drift.Kind, Text: Say(drift, plan)))
            .Select(group => (group.Key.Kind, group.Key.Text, group.Select(drift => drift.Namespace).ToImmutableArray())),
    ];

    private static string Say(Drift drift, Plan plan) => drift.Kind switch
    {
        DriftKind.LabelsDiffer => $"{drift.Label} says {drift.Before} in the files and {drift.After} in the cluster",
        DriftKind.VersionBehind => $"{drift.Label} is held to {drift.Before}, the server is {drift.After}: checks that came since aren't made",
        DriftKind.WithoutWarn => "a level is enforced, and nothing warns of a stricter one",
        // From v1.25 on policies come from files, and refuse nothing.
        _ when plan.PolicyState == PolicyState.None || plan.Options.ServerMinor >= AdmissionVersions.WithoutPolicies =>
            "no enforce label, so every pod is admitted",
        _ => "no enforce label, so every pod is admitted that policies don't refuse",
    };

    private static string Name(AdmissionGuard guard) => guard.Namespace is { } ns ? $"{guard.Name} in {ns}" : guard.Name;
}
