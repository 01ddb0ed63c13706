using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Tests.Conversion.Keeping.SecondCel;

/// <summary>Pods that a level lets in and that differ in one control from one that a policy admits, too.</summary>
internal static class Neighbours
{
    private const int PerControl = 8;

    /// <summary>Levels exempt pods with user namespaces of their own from some checks.</summary>
    private static readonly Pod[] Kinds = [Witness.Plain, Witness.Plain with { HostUsers = false }];

    public static IEnumerable<Pod> Of(PodSecurityPolicy policy, LevelVersion at) =>
        from kind in Kinds
        let pod = Acceptable(policy, at, kind)
        from changed in Changed(policy, at, pod).Concat(Invalid(pod))
        where Evaluator.Passes(changed, at)
        select changed;

    /// <summary>The same of pods that none of some other policies admits, as far as the first one leaves room for that.</summary>
    public static IEnumerable<Pod> Apart(PodSecurityPolicy policy, LevelVersion at, IEnumerable<PodSecurityPolicy> others)
    {
        PodSecurityPolicy[] rest = [.. others.Where(other => other != policy)];
        (Control Control, Value Value)[] differences =
        [
            .. from control in ControlTable.All
               from other in rest
               from value in Examples(control, (control.Submitted(policy) & control.Allowed(at)) - control.Submitted(other)).Take(1)
               select (control, value),
        ];
        return
            from kind in Kinds
            let pod = Acceptable(policy, at, kind)
            from start in differences
                .Select(item => item.Control.With(pod, item.Value))
                .Append(differences.Aggregate(pod, (all, item) => item.Control.With(all, item.Value)))
            from changed in Invalid(start).Concat(
                from control in ControlTable.All
                let lost = control.AllowedInSome(at) - control.Submitted(policy)
                from value in Examples(control, lost)
                    .Take(3)
                    .Concat(Examples(control, rest.Aggregate(lost, (left, other) => left - control.Submitted(other))).Take(1))
                select control.With(start, value))
            where Evaluator.Passes(changed, at)
            select changed;
    }

    private static IEnumerable<Pod> Changed(PodSecurityPolicy policy, LevelVersion at, Pod pod) =>
        from control in ControlTable.All
        from value in Examples(control, control.AllowedInSome(at) - control.Submitted(policy))
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
