using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Tests.Conversion.Keeping.SecondCel;

/// <summary>Pods that a level lets in and that differ in one control from one that a policy admits, too.</summary>
internal static class Neighbours
{
    private const int PerControl = 8;

    public static IEnumerable<Pod> Of(PodSecurityPolicy policy, LevelVersion at) =>
        from start in new[] { Witness.Plain, Witness.Plain with { HostUsers = false } }
        let pod = Acceptable(policy, at, start)
        from changed in Changed(policy, at, pod).Concat(Invalid(pod))
        where Evaluator.Passes(changed, at)
        select changed;

    private static IEnumerable<Pod> Changed(PodSecurityPolicy policy, LevelVersion at, Pod pod) =>
        from control in ControlTable.All
        from value in Examples(control, (control.Allowed(at) | control.Allowed(at, Exempt.UserNamespace)) - control.Submitted(policy))
        select control.With(pod, value);

    /// <summary>Pods that the API refused once allowPrivilegeEscalation=false was filled in (facts/pod-security-policy.md, 17).</summary>
    private static IEnumerable<Pod> Invalid(Pod pod) =>
    [
        pod.EachContext(context => context with { Privileged = true }),
        pod.EachContext(context => context with { Capabilities = new(["CAP_SYS_ADMIN"], context.Capabilities?.Drop ?? default) }),
    ];

    private static Pod Acceptable(PodSecurityPolicy policy, LevelVersion at, Pod pod)
    {
        foreach (var control in ControlTable.All)
        {
            var both = control.Submitted(policy) & control.Allowed(at);
            if (control.Domain.Contains(Value.Unset) && !both.Contains(Value.Unset) && control.Example(both) is { } value)
                pod = control.With(pod, value);
        }

        return pod;
    }

    private static IEnumerable<Value> Examples(Control control, ValueSet values)
    {
        for (var i = 0; i < PerControl && control.Example(values) is { } value; i++)
        {
            yield return value;
            values -= ValueSet.Of(value);
        }
    }
}
