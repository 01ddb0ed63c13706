using PspMigrate.Reports.Screen;

namespace PspMigrate.Reports.Sections;

/// <summary>Three figures: what is refused once levels are enforced, what is open once policies are gone, and which rules are lost that held.</summary>
internal static class TotalsSection
{
    public static IEnumerable<Block> Of(Plan plan)
    {
        if (plan.Namespaces.IsEmpty)
            yield break;
        yield return new Gap();
        yield return new Items([Refused(plan), .. Lowered(plan), Open(plan), .. plan.Policies.IsEmpty ? Array.Empty<Item>() : [Lost(plan)]]);
    }

    private static Item Refused(Plan plan)
    {
        var all = plan.Namespaces.Sum(item => item.Workloads.Count);
        var risk = plan.Namespaces.Select(Risk.Of).Aggregate((one, other) => one + other);
        if (all == 0)
            return new("No workloads in the input: whether pods would be refused isn't known");
        if (risk.RefusedNow == 0)
            return new($"0 of {Phrase.Count("workload", all)} refused once enforced");
        var fixable = risk.Refused == 0 ? "all pass after fix"
            : risk.Fixable == 0 ? "fix lets none of them pass"
            : $"{Phrase.Number(risk.Fixable)} of them {(risk.Fixable == 1 ? "passes" : "pass")} after fix";
        var today = risk.RefusedNow - plan.Refused.Sum(pair => pair.State.Workload.AlikePods);
        return new(
            $"{Phrase.Number(risk.RefusedNow)} of {Phrase.Count("workload", all)} refused once enforced; {fixable}"
                + (today == 0 ? "" : $"; policies refuse {Phrase.Number(today)} of them today, too"),
            Tone.Warning);
    }

    private static IEnumerable<Item> Lowered(Plan plan) => LoweredLevels.Of(plan) is { Count: > 0 } lowered
        ? [new($"{LoweredLevels.Say(lowered.Count)}: {string.Join("; ", lowered.Lines)}", Tone.Warning)]
        : [];

    private static Item Open(Plan plan)
    {
        var open = plan.Namespaces.Count(item => Risk.Of(item).IsOpen);
        var text =
            $"{Phrase.Number(open)} of {Phrase.Count("namespace", plan.Namespaces.Length)} open{(plan.Policies.IsEmpty ? "" : " after PodSecurityPolicy")}";
        return open == 0 ? new(text) : new($"{text} (privileged or none)", Tone.Open);
    }

    private static Item Lost(Plan plan)
    {
        var fates = KeptWords.Fates(plan);
        var lost = plan.Changes.Where(finding => finding.Kind == FindingKind.Lost).ToArray();
        var kept = lost.Count(finding => fates.GetValueOrDefault(finding) == Fate.Kept);
        if (lost.Length == 0)
            return new("0 rules that really held are lost");
        var rules = $"{Phrase.Count("rule", lost.Length)} that really held";
        return kept == lost.Length
            ? new($"{rules}: all that the levels lose", Tone.Kept)
            : new($"{rules} ({Phrase.Number(kept)} kept): levels let in what they refused", Tone.Lost);
    }
}
