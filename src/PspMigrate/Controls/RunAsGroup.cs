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
internal sealed class RunAsGroup() : GroupControl("runAsGroup", policy => policy.RunAsGroup, new SharedField(
    "runAsGroup",
    context => context.RunAsGroup,
    (context, value) => context with { RunAsGroup = value.AsNumber },
    ValueSet.Of(Value.Unset) | IdRules.Ids)
{ Item = "gid" })
{
    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, held.AsWritten, Ranges(policy));

    public override bool HasRule(PodSecurityPolicy policy) => policy.RunAsGroup is not null;
}
