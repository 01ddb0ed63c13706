namespace PspMigrate.Standards;

/// <summary>Judges pods by the Pod Security Standards, as upstream's library does.</summary>
/// <remarks>
/// kubernetes/pod-security-admission policy/registry.go and checks.go; facts/pod-security-checks.md, 1 to 9. Pods are judged as they are,
/// without the API server's defaults (see <see cref="PodDefaults"/>).
/// </remarks>
public static class Evaluator
{
    /// <summary>Values are read into one list a thread: most pods fail nothing, and then nothing is left of them.</summary>
    [ThreadStatic]
    private static List<FieldValue>? _buffer;

    private static readonly Step[]?[] Known = new Step[]?[KubernetesVersion.NewestMinor + 1];

    /// <summary>What a level says of a pod.</summary>
    public static Verdict Evaluate(Pod pod, LevelVersion at) => VerdictOf(Violations(pod, at));

    /// <summary>Whether a pod passes a level.</summary>
    public static bool Passes(Pod pod, LevelVersion at) => Violations(pod, at).Count == 0;

    /// <summary>The strictest level that a pod passes at a version.</summary>
    public static Level Strictest(Pod pod, KubernetesVersion version) => Passed(pod, version).Strictest();

    /// <summary>The levels that a pod passes at a version. Values are read once for all of them.</summary>
    internal static PassedLevels Passed(Pod pod, KubernetesVersion version)
    {
        // Passing the stricter level doesn't mean passing the other: checks that replace others pass over more pods.
        var passed = PassedLevels.All;
        var placed = new PlacedPod(pod);
        var held = _buffer ??= [];
        foreach (var step in StepsAt(version))
        {
            // Most pods fail the stricter level early: then what only that one looks at isn't read any more.
            if (passed == PassedLevels.Baseline && step.Baseline.Length == 0)
                continue;
            held.Clear();
            step.Control.Read(placed, held);
            if (passed.HasFlag(PassedLevels.Restricted) && !step.Passes(Level.Restricted, pod, held))
                passed &= ~PassedLevels.Restricted;
            if (passed.HasFlag(PassedLevels.Baseline) && !step.Passes(Level.Baseline, pod, held))
                passed &= ~PassedLevels.Baseline;
            if (passed == PassedLevels.None)
                break;
        }

        return passed;
    }

    /// <summary>What a level says of a pod that fails some checks, or none, in upstream's words.</summary>
    /// <remarks>policy/checks.go AggregateCheckResults; the order of checks is that of policy/registry.go.</remarks>
    internal static Verdict VerdictOf(IReadOnlyList<Violation> failed)
    {
        if (failed.Count == 0)
            return Verdict.Pass;
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

    /// <summary>The checks that a pod fails, with the values that fail them, in the order of the controls.</summary>
    internal static IReadOnlyList<Violation> Violations(Pod pod, LevelVersion at)
    {
        if (at.Level == Level.Privileged)
            return [];
        List<Violation>? failed = null;
        var placed = new PlacedPod(pod);
        var held = _buffer ??= [];
        foreach (var step in StepsAt(at.Version))
        {
            var checks = step.Of(at.Level);
            if (checks.Length == 0)
                continue;
            held.Clear();
            step.Control.Read(placed, held);
            foreach (var active in checks)
            {
                var violations = active.Violations(pod, held);
                if (violations.Count > 0)
                    (failed ??= []).Add(new(step.Control, active.Check, violations));
            }
        }

        return failed ?? [];
    }

    private static Step[] StepsAt(KubernetesVersion version) => Known[version.EffectiveMinor] ??= Step.AllAt(version);

    /// <summary>A control whose values are read once for all the checks that the levels run on them.</summary>
    private sealed record Step(Control Control, ImmutableArray<ActiveCheck> Baseline, ImmutableArray<ActiveCheck> Restricted)
    {
        /// <summary>The controls that some level has a check for.</summary>
        public static Step[] AllAt(KubernetesVersion version) =>
        [
            .. ControlTable.All
                .Select(control => new Step(
                    control, control.ActiveChecks(new(Level.Baseline, version)), control.ActiveChecks(new(Level.Restricted, version))))
                .Where(step => step.Baseline.Length + step.Restricted.Length > 0),
        ];

        public ImmutableArray<ActiveCheck> Of(Level level) => level == Level.Baseline ? Baseline : Restricted;

        public bool Passes(Level level, Pod pod, List<FieldValue> held)
        {
            foreach (var check in Of(level))
            {
                if (!check.Passes(pod, held))
                    return false;
            }

            return true;
        }
    }
}

/// <summary>A check that a pod fails.</summary>
internal readonly record struct Violation(Control Control, Check Check, IReadOnlyList<FieldValue> Values);
