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
internal sealed class FsGroup() : Control("fsGroup", new PodContextField(
    "fsGroup",
    context => context.FsGroup,
    (context, value) => context with { FsGroup = value.AsNumber },
    ValueSet.Of(Value.Unset) | IdRules.Ids) { Item = "gid" })
{
    public override IEnumerable<Value> Samples => [Value.Unset, 1000L, 0L];

    public override ValueSet Admitted(PodSecurityPolicy policy) => policy.FsGroup switch
    {
        var rule when rule.Is(IdRules.MustRunAs) => rule.InRanges(),
        var rule when rule.Is(IdRules.MayRunAs) => rule.InRanges() | ValueSet.Of(Value.Unset),
        _ => ValueSet.All,
    };

    public override Value Filled(PodSecurityPolicy policy) => policy.FsGroup.Generated();

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) => Refusal.Invalid(
        held.Path, $"[]int64{{{held.AsWritten}}}", $"group {held.AsWritten} must be in the ranges: {policy.FsGroup.GoRanges()}");

    public override string Say(Value value) => IdRules.SayGroup(value);
}
