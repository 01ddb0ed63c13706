using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Conversion.Machine;

/// <summary>The levels that pods pass: those that each of their parts passes. For use by several threads.</summary>
internal sealed class ShapeLevels(PlanOptions options)
{
    private readonly ConcurrentDictionary<(PodPart Part, PodSecurityPolicy? Policy), PassedLevels> _passed = new(ByReference.Instance);
    private readonly ConcurrentDictionary<(PodPart Part, PodSecurityPolicy? Policy), bool>[] _passesAfterFix =
        [.. Enum.GetValues<Level>().Select(_ => new ConcurrentDictionary<(PodPart Part, PodSecurityPolicy? Policy), bool>(ByReference.Instance))];

    /// <summary>The strictest levels that a pod passes as it is judged, and after the fix.</summary>
    /// <param name="policy">The policy that admits it; null when none does.</param>
    public (Level Strictest, Level AfterFix) Of(PodShape shape, PodSecurityPolicy? policy)
    {
        // Only what is filled in before pods are judged depends on the policy.
        var filling = options.FillsIn ? policy : null;
        var passed = PassedLevels.All;
        foreach (var part in shape.Parts)
            passed &= _passed.GetOrAdd((part, filling), static (pods, levels) => levels.Passed(pods.Part, pods.Policy), this);
        var strictest = passed.Strictest();
        for (var level = Level.Restricted; level > strictest; level--)
        {
            if (PassesAfterFix(shape, policy, level))
                return (strictest, level);
        }

        return (strictest, strictest);
    }

    private bool PassesAfterFix(PodShape shape, PodSecurityPolicy? policy, Level level)
    {
        foreach (var part in shape.Parts)
        {
            if (!_passesAfterFix[(int)level].GetOrAdd(
                (part, policy), static (pods, made) => made.levels.PassesAfterFix(pods.Part, pods.Policy, made.level), (levels: this, level)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The pod that levels judge: as written, or as kept policies fill it in.</summary>
    public static Pod Judged(Pod written, PodSecurityPolicy? policy, PlanOptions options) =>
        options.FillsIn ? FilledPods.Of(written, policy, options.Version) : written;

    private PassedLevels Passed(PodPart part, PodSecurityPolicy? policy) =>
        Evaluator.Passed(PodDefaults.Apply(Judged(part.Pod, policy, options)), options.Version);

    private bool PassesAfterFix(PodPart part, PodSecurityPolicy? policy, Level level) =>
        Fixer.CanPass(Judged(part.Pod, policy, options), policy, new(level, options.Version));

    /// <summary>Policies are large records; there is one of each.</summary>
    private sealed class ByReference : IEqualityComparer<(PodPart Part, PodSecurityPolicy? Policy)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals((PodPart Part, PodSecurityPolicy? Policy) x, (PodPart Part, PodSecurityPolicy? Policy) y) =>
            ReferenceEquals(x.Part, y.Part) && ReferenceEquals(x.Policy, y.Policy);

        public int GetHashCode((PodPart Part, PodSecurityPolicy? Policy) obj) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(obj.Part), RuntimeHelpers.GetHashCode(obj.Policy));
    }
}
