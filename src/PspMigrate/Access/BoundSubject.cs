using PspMigrate.Manifests.Objects;

namespace PspMigrate.Access;

/// <summary>A subject of a binding whose role grants the use of policies.</summary>
internal sealed class BoundSubject(Binding binding, Subject subject, SubjectKey key, RoleUses uses)
{
    private Grant[]? grants;

    public Binding Binding { get; } = binding;

    public Subject Subject { get; } = subject;

    public SubjectKey Key { get; } = key;

    public RoleUses Uses { get; } = uses;

    /// <summary>The grants, made once, so that everybody whom they reach shares them.</summary>
    public IReadOnlyList<Grant> Grants => grants ??=
        [.. Uses.Policies.Select(use => new Grant(
            use.Policy, use.Rule, Uses.Role.Kind, Uses.Role.Name, Uses.Role.At, Binding, Subject))];
}
