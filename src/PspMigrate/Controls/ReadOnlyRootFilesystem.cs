namespace PspMigrate.Controls;

/// <summary>A root file system that the container can't write to.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.containers[*].securityContext.readOnlyRootFilesystem
/// Pod Security Standards: no opinion
/// PodSecurityPolicy, readOnlyRootFilesystem:
///   false (default)     anything
///   true                true; filled in
/// </code>
/// </remarks>
internal sealed class ReadOnlyRootFilesystem() : PolicyControl("readOnlyRootFilesystem", new ContainerField(
    "readOnlyRootFilesystem",
    context => context.ReadOnlyRootFilesystem,
    (context, value) => context with { ReadOnlyRootFilesystem = value.AsFlag },
    ValueSet.Booleans))
{
    public override ValueSet Admitted(PodSecurityPolicy policy) =>
        policy.ReadOnlyRootFilesystem ? ValueSet.Of(Value.True) : ValueSet.All;

    internal override bool IsFilled => true;

    public override Value Filled(PodSecurityPolicy policy) => policy.ReadOnlyRootFilesystem ? Value.True : Value.Unset;

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, held.AsWritten, "ReadOnlyRootFilesystem must be set to true");

    public override bool HasRule(PodSecurityPolicy policy) => policy.ReadOnlyRootFilesystem;
}
