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
internal sealed class FsGroup() : GroupControl("fsGroup", policy => policy.FsGroup, new PodContextField(
    "fsGroup",
    context => context.FsGroup,
    (context, value) => context with { FsGroup = value.AsNumber },
    ValueSet.Of(Value.Unset) | IdRules.Ids)
{ Item = "gid" })
{
    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) => Refusal.Invalid(
        held.Path, $"[]int64{{{held.AsWritten}}}", $"group {held.AsWritten} {Ranges(policy)}");
}
