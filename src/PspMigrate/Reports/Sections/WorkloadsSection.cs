namespace PspMigrate.Reports.Sections;

/// <summary>What the levels say of the workloads of the input.</summary>
internal static class WorkloadsSection
{
    public static IEnumerable<Block> Of(Plan plan, Style style)
    {
        var namespaces = plan.Namespaces.Where(item => item.Workloads.Count > 0).ToArray();
        if (namespaces.Length == 0)
            yield break;
        yield return new Heading("Workloads");
        if (namespaces.Length > 1)
            yield return new Paragraph($"{Sum(namespaces.SelectMany(item => item.Workloads.States))}.");

        var refused = plan.Refused.ToArray();
        if (refused.Length > 0)
        {
            yield return new Paragraph(
                $"{Phrase.Count("workload", refused.Sum(pair => pair.State.Workload.AlikePods))} would be refused at the level that is enforced:",
                Tone.Warning);
            yield return Items.First(
                refused.Select(pair => new Item(RefusedWorkloads.Say(pair.Namespace, pair.State), Tone.Warning)), refused.Length, style.Entries, Tone.Warning);
        }

        var unadmitted = namespaces.SelectMany(item => item.Workloads.States
            .Where(state => state.AdmittedBy is null && item.Policies.Length > 0 && item.Unknown.IsEmpty)
            .Select(state => Name(state, item))).ToArray();
        if (unadmitted.Length > 0)
            yield return new Paragraph(
                $"No policy that their service accounts or their controllers may use admits {Phrase.List(unadmitted, style.Names)}. {Grants.Refused(plan)}");

        var unknown = namespaces.Where(item => item.Policies.Length > 0 && !item.Unknown.IsEmpty)
            .SelectMany(item => item.Workloads.States.Where(state => state.AdmittedBy is null).Select(state => Name(state, item))).ToArray();
        if (unknown.Length > 0)
            yield return new Paragraph(
                $"No policy of the input admits {Phrase.List(unknown, style.Names)}; whether one that the input lacks does, isn't known.");

        var forced = namespaces
            .Where(item => item.Workloads.Strictest < Level.Restricted && (item.Level is null || item.Workloads.Strictest >= item.Level))
            .GroupBy(item => Forced(item, style), StringComparer.Ordinal)
            .OrderBy(same => same.First().Workloads.Strictest)
            .Select(same => $"{Phrase.List([.. same.Select(item => item.Name)], style.Names)}: {(same.Count() > 1 ? "each " : "")}{same.Key}")
            .ToArray();
        yield return Items.First(forced.Select(line => new Item(line)), forced.Length, style.Entries, Tone.Plain);

        var stricter = namespaces.Where(item => item.Workloads.Strictest > item.Level).ToArray();
        if (stricter.Length > 0)
        {
            yield return new Paragraph(
                $"{Phrase.List([.. stricter.Select(item => item.Name)], style.Names)}: the workloads given would all pass a stricter level than the policies"
                + " need. --fit workloads proposes that one, but a pod that isn't in the input may be refused then.");
        }
    }

    private static string Forced(NamespacePlan plan, Style style)
    {
        var forcing = plan.Workloads.Forcing.ToArray();
        var next = (plan.Workloads.Strictest!.Value + 1).Name();
        return $"{Sum(plan.Workloads.States)}{AfterFix(plan.Workloads, style)}; kept from {next} by {ByReason(forcing, state => state.Verdict, style)}";
    }

    /// <summary>How many more pass restricted once they are fixed, and why the others can't; nothing when fixing helps none.</summary>
    private static string AfterFix(WorkloadSummary workloads, Style style)
    {
        var more = workloads.PassingAfterFix(Level.Restricted) - workloads.Passing(Level.Restricted);
        if (more == 0)
            return "";
        var never = workloads.NeverPassing(Level.Restricted).ToArray();
        return $"; {more} more {Verb(more, "pass")} restricted after fix"
            + (never.Length == 0 ? "" : $", {WorkloadSummary.PodsOf(never)} can't ({ByReason(never, state => state.AfterFix(Level.Restricted), style)})");
    }

    /// <summary>Workloads, each with its own reason; those with the same one share it.</summary>
    private static string ByReason(IEnumerable<WorkloadState> states, Func<WorkloadState, Verdict> judge, Style style)
    {
        var reasons = states.Select(state => (state.Workload, Verdict: judge(state))).GroupBy(item => item.Verdict.Reason, StringComparer.Ordinal).ToArray();
        var shown = reasons.Take(style.Values).Select(same =>
        {
            string[] details = [.. same.Select(item => item.Verdict.Detail).Distinct(StringComparer.Ordinal)];
            var because = reasons.Length == 1 && details is [var only] ? only : same.Key;
            return $"{Phrase.List([.. same.Select(item => RefusedWorkloads.Name(item.Workload))], style.Names)}: {because}";
        });
        var left = reasons.Skip(style.Values).Sum(same => same.Sum(item => item.Workload.AlikePods));
        return string.Join("; ", shown) + (left == 0 ? "" : $"; and {left} more for other reasons");
    }

    private static string Name(WorkloadState state, NamespacePlan plan) => $"{RefusedWorkloads.Name(state.Workload)} in {plan.Name}";

    private static string Sum(IEnumerable<WorkloadState> states)
    {
        var all = states.ToArray();
        var counts = new[] { Level.Restricted, Level.Baseline, Level.Privileged }
            .Select(level => (level, count: WorkloadSummary.PodsOf(all.Where(state => state.Strictest == level))))
            .Where(item => item.count > 0)
            .Select(item => item.level switch
            {
                Level.Restricted => $"{item.count} {Verb(item.count, "pass")} restricted",
                Level.Baseline => $"{item.count} {Verb(item.count, "pass")} baseline only",
                _ => $"{item.count} {Verb(item.count, "need")} privileged",
            });
        return $"{Phrase.Count("workload", WorkloadSummary.PodsOf(all))}: {string.Join(", ", counts)}";
    }

    private static string Verb(int count, string verb) => count > 1 ? verb : verb is "pass" ? "passes" : verb + "s";
}
