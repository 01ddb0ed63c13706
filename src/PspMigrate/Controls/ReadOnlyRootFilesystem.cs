using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

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
internal sealed class ReadOnlyRootFilesystem : Control
{
    public override string Name => "readOnlyRootFilesystem";

    public override ValueSet Domain => ValueSet.Booleans;

    public override void Read(Pod pod, List<FieldValue> held)
    {
        foreach (var (place, container) in Place.Containers(pod))
            held.Add(new(Value.Of(container.SecurityContext?.ReadOnlyRootFilesystem), place, "securityContext.readOnlyRootFilesystem"));
    }

    public override ValueSet Admitted(PodSecurityPolicy policy) =>
        policy.ReadOnlyRootFilesystem ? ValueSet.Of(Value.True) : ValueSet.All;

    public override Value Filled(PodSecurityPolicy policy) => policy.ReadOnlyRootFilesystem ? Value.True : Value.Unset;

    public override Pod Fill(PodSecurityPolicy policy, Pod pod) => !policy.ReadOnlyRootFilesystem
        ? pod
        : pod.EachContext(context => context.ReadOnlyRootFilesystem is null ? context with { ReadOnlyRootFilesystem = true } : context);

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, held.AsWritten, "ReadOnlyRootFilesystem must be set to true");

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "readOnlyRootFilesystem"];

    public override bool HasRule(PodSecurityPolicy policy) => policy.ReadOnlyRootFilesystem;

    public override Pod With(Pod pod, Value value) =>
        pod.EachContext(context => context with { ReadOnlyRootFilesystem = value.AsFlag });
}
