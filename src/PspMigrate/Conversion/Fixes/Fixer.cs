namespace PspMigrate.Conversion.Fixes;

/// <summary>Finds what a workload must say for itself: what its policy fills in today, and what a level wants said that is so already.</summary>
public static class Fixer
{
    /// <param name="admittedBy">The policy that admits it today; null when none does, or when none is known.</param>
    /// <param name="keepFilled">Whether to write, too, what the policy fills in and the level doesn't ask for.</param>
    public static Fix Make(Workload workload, PodSecurityPolicy? admittedBy, LevelVersion target, bool keepFilled = false)
    {
        var conditions = new List<Conditional>();
        void Note(Control control, FieldValue held)
        {
            if (control.RestateCondition(held) is { } condition)
                conditions.Add(new(PathIn(workload, held), held.AsWritten, condition, control.Read(workload.Template).Contains(held)));
        }

        var written = workload.Template;
        var before = Evaluator.Violations(PodDefaults.Apply(written), target);
        var said = SayAll(written, admittedBy, target.Version);
        var all = WithoutEmpty(written, Restate(said, admittedBy, target));
        var pod = WithoutEmpty(
            written, Restate(keepFilled ? said : SayAll(written, admittedBy, target.Version, AskedFor(before, all, target)), admittedBy, target, Note));
        var after = ReferenceEquals(pod, written) ? before : Evaluator.Violations(PodDefaults.Apply(pod), target);
        var undecided = after.Select(violation => new Undecided(
            violation.Control, violation.Check.Id, violation.Check.Word(violation.Values),
            [.. violation.Values.Select(value => PathIn(workload, value)).Distinct(StringComparer.Ordinal)],
            violation.Values.All(value => value.Value.IsUnset))).ToImmutableArray();
        return new()
        {
            Workload = workload,
            AdmittedBy = admittedBy,
            Target = target,
            Fixed = pod,
            Before = Evaluator.VerdictOf(before),
            Changes = PodChanges.Between(written, pod),
            Whole = all,
            Verdict = Evaluator.VerdictOf(after),
            Conditions = [.. conditions],
            Undecided = undecided,
            PolicyFirst = admittedBy is null ? [] : [.. PolicyFirst(admittedBy, pod, target, undecided).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The template after the fix; the same object when there is nothing to do.</summary>
    internal static Pod Apply(Pod written, PodSecurityPolicy? policy, LevelVersion target) =>
        WithoutEmpty(written, Restate(SayAll(written, policy, target.Version), policy, target));

    /// <summary>Whether the template passes a level after the fix.</summary>
    internal static bool CanPass(Pod written, PodSecurityPolicy? policy, LevelVersion target)
    {
        var said = SayAll(written, policy, target.Version);
        var violations = Evaluator.Violations(PodDefaults.Apply(said), target);
        if (violations.Count == 0)
            return true;
        var restated = Restate(said, violations, policy, target);
        return !ReferenceEquals(restated, said) && Evaluator.Passes(PodDefaults.Apply(restated), target);
    }

    /// <summary>The template with everything said that its policy fills in, or only that under some controls.</summary>
    private static Pod SayAll(Pod written, PodSecurityPolicy? policy, KubernetesVersion version, IEnumerable<Control>? controls = null)
    {
        var pod = policy is null ? written : (controls ?? ControlTable.All).Aggregate(written, (filled, control) => control.Fill(policy, filled));
        foreach (var control in ControlTable.All)
            pod = control.MakeExplicit(written, pod, version);
        return WindowsPods.AreMeant(written, version) ? WindowsPods.WithoutLinuxFields(written, pod) : pod;
    }

    /// <summary>The template with what a level refuses said in other ways that do the same, as far as there are any.</summary>
    private static Pod Restate(Pod pod, PodSecurityPolicy? policy, LevelVersion target, Action<Control, FieldValue>? restated = null) =>
        Restate(pod, Evaluator.Violations(PodDefaults.Apply(pod), target), policy, target, restated);

    private static Pod Restate(
        Pod pod, IReadOnlyList<Violation> violations, PodSecurityPolicy? policy, LevelVersion target, Action<Control, FieldValue>? restated = null)
    {
        foreach (var (control, _, held) in violations)
        {
            foreach (var value in held)
            {
                var other = control.Restate(policy, pod, value, target);
                if (other == pod)
                    continue;
                pod = other;
                restated?.Invoke(control, value);
            }
        }

        return pod;
    }

    /// <summary>The controls under which the level refuses more of the template as written than once everything is said.</summary>
    private static ImmutableArray<Control> AskedFor(IReadOnlyList<Violation> written, Pod said, LevelVersion target)
    {
        if (written.Count == 0)
            return [];
        var (before, after) = (ByControl(written), ByControl(Evaluator.Violations(PodDefaults.Apply(said), target)));
        return [.. ControlTable.All.Where(control => before[control].Count() > after[control].Count())];
    }

    private static ILookup<Control, FieldValue> ByControl(IReadOnlyList<Violation> violations) => violations
        .SelectMany(violation => violation.Values, (violation, held) => (violation.Control, Held: held))
        .ToLookup(item => item.Control, item => item.Held);

    /// <summary>The pod without a security context that was made for something that then isn't said.</summary>
    private static Pod WithoutEmpty(Pod written, Pod pod) =>
        written.SecurityContext is null && pod.SecurityContext == new PodSecurityContext() ? pod with { SecurityContext = null } : pod;

    /// <summary>Policies that refuse what the workload is to become: they have to be changed before it.</summary>
    /// <remarks>A policy without a seccomp annotation refuses pods that set a profile (facts/pod-security-policy.md, 19).</remarks>
    private static IEnumerable<string> PolicyFirst(
        PodSecurityPolicy policy, Pod pod, LevelVersion target, ImmutableArray<Undecided> undecided)
    {
        var placed = new PlacedPod(PolicyAdmission.Fill(policy, PodDefaults.Apply(pod)));
        foreach (var control in ControlTable.All)
        {
            var admitted = control.Admitted(policy);
            foreach (var value in control.ReadEffective(placed).Where(value => !control.Admits(policy, admitted, value)))
                yield return control.Loosen(policy, value.Value);
        }

        foreach (var control in undecided.Where(item => item.IsMissing).Select(item => item.Control))
        {
            var wanted = control.Allowed(target) - ValueSet.Of(Value.Unset);
            if ((wanted & control.Admitted(policy)).IsEmpty && control.Example(wanted) is { } example)
                yield return control.Loosen(policy, example);
        }
    }

    /// <summary>The path of a held value's field inside the workload's object.</summary>
    private static string PathIn(Workload workload, FieldValue held)
    {
        const string spec = "spec";
        return held.Origin == Origin.Annotation
            ? $"{workload.SpecPath[..^spec.Length]}metadata.annotations[{held.Field}]"
            : workload.SpecPath + held.Path[spec.Length..];
    }
}
