namespace PspMigrate.Conversion.Keeping;

/// <summary>What kept policies say of a workload's pods.</summary>
/// <param name="Policy">The policy that admits them; null when none of those that may be used does.</param>
/// <param name="Refusals">Why each of those refuses what the level lets in; empty where none may be used.</param>
/// <param name="FilledIn">What is filled in when pods are created.</param>
public sealed record KeptVerdict(string? Policy, ImmutableArray<PolicyRefusal> Refusals, ImmutableArray<PodChange> FilledIn)
{
    public bool Allowed => Policy is not null;

    /// <summary>Judges as the expressions do: by the rules that have clauses, for whom the account and the controller may use.</summary>
    /// <returns>The verdict; null where nothing is refused by kept policies.</returns>
    public static KeptVerdict? Of(Kept kept, string @namespace, WorkloadState state)
    {
        var set = kept.Sets.FirstOrDefault(set => set.Namespaces.Contains(@namespace, StringComparer.Ordinal));
        if (set is not { Obstacle: null })
            return null;
        var pod = state.Admission.Decision.Pod;
        var asked = set.Alternatives
            .Where(item => item.May.Expression is null || state.Admission.Usable.Contains(item.Policy.Name, StringComparer.Ordinal))
            .Select(item => new PolicyRefusal(item.Policy.Name, Refused(item, pod))).ToImmutableArray();
        var chosen = asked.FirstOrDefault(item => item.Reasons.IsEmpty && string.Equals(item.Policy, state.AdmittedBy, StringComparison.Ordinal))
            ?? asked.FirstOrDefault(item => item.Reasons.IsEmpty);
        return new(chosen?.Policy, chosen is null ? asked : [], PodChanges.Between(state.Workload.Template, state.Judged));
    }

    private static ImmutableArray<Refusal> Refused(Alternative item, Pod pod)
    {
        var placed = new PlacedPod(PolicyAdmission.Fill(item.Policy, pod));
        return
        [
            .. item.Clauses.Select(clause => clause.Control).Distinct()
                .SelectMany(control => control.Refusals(item.Policy, control.Admitted(item.Policy), control.ReadEffective(placed))),
        ];
    }
}
