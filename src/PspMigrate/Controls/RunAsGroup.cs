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
internal sealed class RunAsGroup() : Control("runAsGroup", new SharedField(
    "runAsGroup",
    context => context.RunAsGroup,
    (context, value) => context with { RunAsGroup = value.AsNumber },
    ValueSet.Of(Value.Unset) | IdRules.Ids) { Item = "gid" })
{
    public override IEnumerable<Value> Samples => [Value.Unset, 1000L, 0L];

    public override ValueSet Admitted(PodSecurityPolicy policy) => policy.RunAsGroup switch
    {
        { } rule when rule.Is(IdRules.MustRunAs) => rule.InRanges(),
        { } rule when rule.Is(IdRules.MayRunAs) => rule.InRanges() | ValueSet.Of(Value.Unset),
        _ => ValueSet.All,
    };

    public override Value Filled(PodSecurityPolicy policy) => policy.RunAsGroup.Generated();

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, held.AsWritten, $"must be in the ranges: {policy.RunAsGroup!.GoRanges()}");

    public override bool HasRule(PodSecurityPolicy policy) => policy.RunAsGroup is not null;

    public override string Say(Value value) => IdRules.SayGroup(value);
}
