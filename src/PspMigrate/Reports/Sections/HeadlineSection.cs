namespace PspMigrate.Reports.Sections;

/// <summary>The answer in a few sentences.</summary>
internal static class HeadlineSection
{
    public static IEnumerable<Block> Of(Plan plan) => [new Headline(Sentence(plan)), .. LeftOut(plan), .. Basis(plan)];

    private static IEnumerable<Block> Basis(Plan plan)
    {
        if (plan.Policies.IsEmpty)
        {
            return plan.Fit == Fit.Workloads && plan.Namespaces.Any(item => item.Basis == LevelBasis.Workloads)
                ? [new Paragraph(Workloads(plan.Options.Raise))]
                : [];
        }

        var states = plan.Namespaces.SelectMany(item => item.Workloads.States)
            .Where(state => state.Policy is not null && state.Admission.Through == AdmittedThrough.Controller).ToArray();
        return states.Length == 0 ? [] : [new Paragraph(ThroughControllers(states, plan.Options.IncludeControllers), Tone.Warning)];
    }

    /// <summary>How many rules of the policies change, and how.</summary>
    public static Paragraph Rules(Plan plan)
    {
        var changes = plan.Changes.ToArray();
        var fates = KeptWords.Fates(plan);
        var findings = changes.Where(finding => !fates.ContainsKey(finding)).ToLookup(finding => finding.Kind);
        var neverHeld = plan.Comparisons.Sum(comparison => comparison.Findings.Length) - changes.Length;
        var tightened = findings[FindingKind.Tightened].ToArray();
        var granted = tightened.Count(finding => finding.Granted);
        var which = tightened.Length == 0 ? "" : granted == 0 ? " (all left open)" : $" ({granted} granted, {tightened.Length - granted} left open)";
        return new(
            $"{Upper(Phrase.Count("rule", findings[FindingKind.Lost].Count()))} lost, "
                + $"{(neverHeld == 0 ? "" : $"{neverHeld} never held where their policies reach, ")}{tightened.Length} tightened{which},"
            + $" {findings[FindingKind.Respell].Count()} to respell, {findings[FindingKind.Default].Count()} no longer filled "
            + $"in;{Kept([.. changes.Where(finding => fates.GetValueOrDefault(finding) == Fate.Kept)])}"
            + $" {Phrase.Count("finding", plan.AccessFindings.Length)} about access.");
    }

    /// <summary>Where levels come from that no policy decides.</summary>
    public static string Workloads(RaiseMode raise) => raise switch
    {
        RaiseMode.None => "The levels are those that the workloads of the input pass as they are written (--fit workloads)",
        RaiseMode.AsWritten => "Levels are raised as far as the workloads of the input pass them as they are written, and none is lowered (--raise)",
        _ => "Levels are raised as far as the workloads of the input pass them after fixes, and none is lowered (--raise)",
    } + "; a pod that isn't in the input may be refused.";

    private static string Kept(Finding[] kept)
    {
        var rules = kept.Count(finding => finding.Kind == FindingKind.Lost);
        return kept.Length == 0 ? "" : $" {Phrase.Count("rule", rules)} kept and {kept.Length - rules} filled in by admission policies;";
    }

    /// <remarks>docs/concepts.md: such a grant admits pods, but widens a level only if asked to.</remarks>
    private static string ThroughControllers(WorkloadState[] states, bool isCounted)
    {
        var controllers = states.Select(state => state.Admission.Controller!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var count = WorkloadSummary.PodsOf(states);
        var policies = states.Select(state => state.AdmittedBy!).Distinct(StringComparer.Ordinal).ToArray();
        return $"{Upper(Phrase.Count("workload", count))} {(count == 1 ? "is" : "are")} let in by grants to the "
            + $"{Phrase.List(controllers, int.MaxValue)} in kube-system"
            + $" ({(policies.Length == 1 ? "policy" : "policies")} {Phrase.List(policies, limit: 5)}), not to {(count == 1 ? "its" : "their")} own service "
            + $"{(count == 1 ? "account" : "accounts")};"
            + (isCounted
                ? " levels are widened by such grants (--include-controllers)."
                : " no level is widened by such grants without --include-controllers.");
    }

    /// <summary>What was read, and how much of it changes, on one line.</summary>
    public static string Counts(Plan plan, Invocation invocation)
    {
        var policies = plan.Policies.IsEmpty ? "" : $"{Phrase.Count("policy", plan.Policies.Length)}, ";
        var patches = plan.Namespaces.Count(item => item.NeedsPatch);
        var changes = plan.PolicyState == PolicyState.Missing && plan.Fit != Fit.Workloads ? "; no policies, though roles or bindings grant some"
            : !plan.HasBindings && !plan.Policies.IsEmpty ? "; no bindings, so no namespace can be given a level"
            : "";
        var labels = plan.Namespaces.IsEmpty
            ? ""
            : $" ({(patches == 0 ? "none" : patches < plan.Namespaces.Length ? Phrase.Number(patches) : patches == 1 ? "one" : "all")} to label)";
        return $"{invocation.Subject}: {policies}{Phrase.Count("namespace", plan.Namespaces.Length)}{labels}, "
            + Phrase.Count("workload", plan.Namespaces.Sum(item => item.Workloads.Count)) + changes;
    }

    private static string Sentence(Plan plan)
    {
        var counts = $"{Phrase.Count("namespace", plan.Namespaces.Length)}, {Phrase.Count("workload", plan.Namespaces.Sum(item => item.Workloads.Count))}";
        if (plan.PolicyState == PolicyState.Missing && plan.Fit != Fit.Workloads)
            return $"{Upper(counts)}, and no policies, though roles or bindings grant some: no namespace can be given a level.";
        counts = plan.Policies.IsEmpty ? Upper(counts) : $"{Upper(Phrase.Count("policy", plan.Policies.Length))}, {counts}";
        if (!plan.HasBindings && !plan.Policies.IsEmpty)
            return $"{counts}, and no bindings: no namespace can be given a level, so the policies are compared alone.";
        var levels = new[] { Level.Restricted, Level.Baseline, Level.Privileged }
            .Select(level => (Name: level.Name(), Count: plan.Namespaces.Count(item => item.Level == level)))
            .Where(item => item.Count > 0)
            .Select(item => $"{item.Name} fits {item.Count}")
            .ToArray();
        var without = plan.Namespaces.Count(item => item.Level is null);
        string[] parts = without > 0 ? [.. levels, $"{without} {(without == 1 ? "gets" : "get")} no level"] : levels;
        var patches = plan.Namespaces.Count(item => item.NeedsPatch);
        var refused = plan.Refused.Sum(pair => pair.State.Workload.AlikePods);
        return $"{counts}: {Phrase.List(parts, int.MaxValue)}; {(patches == 0 ? "no labels" : $"labels of {Phrase.Count("namespace", patches)}")} change"
            + (refused == 0 ? "." : $"; {Phrase.Count("workload", refused)} would be refused.");
    }

    /// <summary>What the answer is made without; nothing where all counts.</summary>
    public static IEnumerable<Block> LeftOut(Plan plan)
    {
        var without = plan.Options.Without;
        string[] names =
        [
            .. without.Bindings.Select(name => $"binding {name}"),
            .. without.Roles.Select(name => $"role {name}"),
            .. without.Policies.Select(name => $"policy {name}"),
        ];
        return names.Length == 0 ? [] :
        [
            new Paragraph(
                $"This is the answer as if {Phrase.List(names, int.MaxValue)} were gone. Commands that change something still count "
                    + (names.Length == 1 ? "it until it is deleted." : "them until they are deleted."),
                Tone.Warning),
        ];
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
