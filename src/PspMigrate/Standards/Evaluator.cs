using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Standards;

/// <summary>Judges pods by the Pod Security Standards, as upstream's library does.</summary>
/// <remarks>kubernetes/pod-security-admission policy/registry.go and checks.go; facts/pod-security-checks.md.</remarks>
public static class Evaluator
{
    /// <summary>Values are read into one list a thread: most pods fail nothing, and then nothing is left of them.</summary>
    [ThreadStatic]
    private static List<Held>? _buffer;

    private static readonly Step[][] Baseline = AtEveryVersion(Level.Baseline);
    private static readonly Step[][] Restricted = AtEveryVersion(Level.Restricted);

    /// <summary>Judges a pod as it is, without the API server's defaults (see <see cref="PodDefaults"/>).</summary>
    public static Verdict Evaluate(Pod pod, LevelVersion at)
    {
        var failed = Violations(pod, at);
        return failed.Count == 0 ? Verdict.Pass : Say(failed);
    }

    /// <summary>The checks that a pod fails, with the values that fail them, in the order of the controls.</summary>
    internal static IReadOnlyList<Violation> Violations(Pod pod, LevelVersion at)
    {
        if (at.Level == Level.Privileged)
            return [];
        List<Violation>? failed = null;
        var held = _buffer ??= [];
        foreach (var step in (at.Level == Level.Baseline ? Baseline : Restricted)[at.Version.EffectiveMinor])
        {
            held.Clear();
            step.Control.Read(pod, held);
            foreach (var (check, revision) in step.Checks)
            {
                var violations = check.Violations(pod, held, revision);
                if (violations.Count > 0)
                    (failed ??= []).Add(new(step.Control, check, violations));
            }
        }

        return failed ?? [];
    }

    private static Verdict Say(IReadOnlyList<Violation> failed)
    {
        var ordered = failed.OrderBy(item => item.Check.Level).ThenBy(item => item.Check.Id, StringComparer.Ordinal).ToArray();
        var words = ordered.Select(item => item.Check.Word(item.Held)).ToArray();
        return new(
            string.Join(", ", words.Select(word => word.Reason)),
            string.Join(", ", words.Select(word => word.Detail.Length == 0 ? word.Reason : $"{word.Reason} ({word.Detail})")),
            [.. ordered.Select(item => item.Check.Id)]);
    }

    private static Step[][] AtEveryVersion(Level level) =>
    [
        .. Enumerable.Range(0, KubernetesVersion.NewestMinor + 1).Select(minor => ControlTable.All
            .Select(control => Step.Of(control, new(level, new(minor))))
            .Where(step => step.Checks.Length > 0)
            .ToArray()),
    ];

    /// <summary>A control whose values are read once for all the checks that a level runs on them.</summary>
    private sealed record Step(Control Control, (Check Check, Revision Revision)[] Checks)
    {
        public static Step Of(Control control, LevelVersion at) =>
            new(control, [.. control.ActiveChecks(at).Select(check => (check, check.At(at.Version)!))]);
    }
}

/// <summary>A check that a pod fails.</summary>
/// <param name="Control">The control that the check belongs to.</param>
/// <param name="Check">The check.</param>
/// <param name="Held">The values that fail it.</param>
internal readonly record struct Violation(Control Control, Check Check, IReadOnlyList<Held> Held);
