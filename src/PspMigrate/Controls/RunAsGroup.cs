using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Controls;

/// <summary>The primary group of containers.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.securityContext.runAsGroup
///   spec.containers[*].securityContext.runAsGroup
/// Pod Security Standards: no opinion
/// PodSecurityPolicy, runAsGroup:
///   omitted, RunAsAny   anything
///   MustRunAs           in the ranges; the first range's lower end is filled in
///   MayRunAs            undefined, in the ranges
/// </code>
/// </remarks>
internal sealed class RunAsGroup : Control
{
    public override string Name => "runAsGroup";

    public override ValueSet Domain { get; } = ValueSet.Of(Value.Unset) | IdRules.Ids;

    public override IEnumerable<Value> Samples => [Value.Unset, 1000L, 0L];

    public override void Read(Pod pod, List<FieldValue> held)
    {
        foreach (var (place, container) in Place.Containers(pod))
            held.Add(new(Gid(pod, container.SecurityContext), place, "securityContext.runAsGroup"));
    }

    public override ValueSet Admitted(PodSecurityPolicy policy) => policy.RunAsGroup switch
    {
        { } rule when rule.Is(IdRules.MustRunAs) => rule.InRanges(),
        { } rule when rule.Is(IdRules.MayRunAs) => rule.InRanges() | ValueSet.Of(Value.Unset),
        _ => ValueSet.All,
    };

    public override Value Filled(PodSecurityPolicy policy) => policy.RunAsGroup.Generated();

    public override Pod Fill(PodSecurityPolicy policy, Pod pod) => policy.RunAsGroup.Generated() is not { } gid
        ? pod
        : pod.EachContext(context => Gid(pod, context) is null ? context with { RunAsGroup = gid } : context);

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, held.AsWritten, $"must be in the ranges: {policy.RunAsGroup!.GoRanges()}");

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "runAsGroup"];

    public override bool HasRule(PodSecurityPolicy policy) => policy.RunAsGroup is not null;

    public override string Say(Value value) => IdRules.SayGroup(value);

    public override Pod With(Pod pod, Value value) =>
        pod.EachContext(context => context with { RunAsGroup = null }).OwnContext(context => context with { RunAsGroup = value.AsNumber });

    private static long? Gid(Pod pod, SecurityContext? context) => context?.RunAsGroup ?? pod.SecurityContext?.RunAsGroup;
}
