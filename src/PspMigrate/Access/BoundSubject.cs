namespace PspMigrate.Access;

/// <summary>A subject of a binding whose role grants the use of policies.</summary>
internal sealed class BoundSubject(Binding binding, Subject subject, RoleUses uses)
{
    private Grant[]? _grants;

    public Binding Binding { get; } = binding;

    public Subject Subject { get; } = subject;

    public SubjectReach Reach { get; } = SubjectReach.Of(binding, subject);

    public RoleUses Uses { get; } = uses;

    /// <summary>True when it means what a controller's requests carry and other requests in its scope do not.</summary>
    public bool MeansControllers => Controllers.IsMeant(Reach)
        && !(Reach.Kind == ReachKind.AccountsOfNamespace
            && string.Equals(Binding.Namespace, Controllers.Namespace, StringComparison.Ordinal));

    /// <summary>True for service accounts of another namespace than the RoleBinding's.</summary>
    public bool IsForeignAccount => Reach.Kind is ReachKind.Account or ReachKind.AccountsOfNamespace
        && !Binding.IsCluster && !string.Equals(Reach.Namespace, Binding.Namespace, StringComparison.Ordinal);

    /// <summary>The grants, made once, so that everybody whom they reach shares them.</summary>
    public IReadOnlyList<Grant> Grants => _grants ??= [.. Uses.Policies.Select(use => new Grant(use.Policy, use.Rule, Uses.Role, Binding, Subject))];
}
