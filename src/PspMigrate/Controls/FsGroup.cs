using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Controls;

/// <summary>The group that owns a pod's volumes.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.securityContext.fsGroup
/// Pod Security Standards: no opinion
/// PodSecurityPolicy, fsGroup:
///   RunAsAny            anything
///   MustRunAs           in the ranges; the first range's lower end is filled in
///   MayRunAs            undefined, in the ranges
/// </code>
/// </remarks>
internal sealed class FsGroup : Control
{
    public override string Name => "fsGroup";

    public override ValueSet Domain { get; } = ValueSet.Of(Value.Unset) | IdRules.Ids;

    public override IEnumerable<Value> Samples => [Value.Unset, 1000L, 0L];

    public override void Read(Pod pod, List<FieldValue> held) =>
        held.Add(new(pod.SecurityContext?.FsGroup, Place.Pod, "securityContext.fsGroup"));

    public override ValueSet Admitted(PodSecurityPolicy policy) => policy.FsGroup switch
    {
        var rule when rule.Is(IdRules.MustRunAs) => rule.InRanges(),
        var rule when rule.Is(IdRules.MayRunAs) => rule.InRanges() | ValueSet.Of(Value.Unset),
        _ => ValueSet.All,
    };

    public override Value Filled(PodSecurityPolicy policy) => policy.FsGroup.Generated();

    public override Pod Fill(PodSecurityPolicy policy, Pod pod) =>
        policy.FsGroup.Generated() is { } gid && pod.SecurityContext?.FsGroup is null
            ? pod.OwnContext(context => context with { FsGroup = gid })
            : pod;

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) => Refusal.Invalid(
        held.Path, $"[]int64{{{held.AsWritten}}}", $"group {held.AsWritten} must be in the ranges: {policy.FsGroup.GoRanges()}");

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "fsGroup"];

    public override string Say(Value value) => IdRules.SayGroup(value);

    public override Pod With(Pod pod, Value value) => pod.OwnContext(context => context with { FsGroup = value.AsNumber });
}
