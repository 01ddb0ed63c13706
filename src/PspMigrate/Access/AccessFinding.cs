namespace PspMigrate.Access;

/// <summary>What is noteworthy about a grant.</summary>
public enum AccessFindingKind
{
    /// <summary>Reaches every Deployment, or all of a namespace, through a controller's own account.</summary>
    ControllerGrant,
    /// <summary>Reaches everybody in the cluster.</summary>
    EverybodyGrant,
    /// <summary>Grants policies through a <c>*</c>, perhaps unintended.</summary>
    WildcardGrant,
    /// <summary>Admits only pods that a person creates directly.</summary>
    UserGrant,
    /// <summary>Admits only mirror (static) pods.</summary>
    NodeGrant,
    /// <summary>Names system:masters, who may use every policy anyway.</summary>
    MastersGrant,
    /// <summary>Names system:unauthenticated.</summary>
    UnauthenticatedGrant,
    /// <summary>A RoleBinding for a service account of another namespace.</summary>
    ForeignServiceAccount,
    /// <summary>A namespace on a User or Group subject.</summary>
    IgnoredSubjectNamespace,
    /// <summary>A subject that matches nobody.</summary>
    SubjectMatchesNobody,
    /// <summary>A roleRef to a role that is not in the input.</summary>
    MissingRole,
    /// <summary>Rules written by hand in an aggregated role.</summary>
    OverwrittenRules,
    /// <summary>A rule names a policy that is not in the input.</summary>
    UnknownPolicy,
    /// <summary>Nothing in the input grants a policy.</summary>
    UngrantedPolicy,
}

/// <summary>Something noteworthy about who may use a policy.</summary>
/// <param name="Message">One short sentence without a place.</param>
/// <param name="Detail">The consequence, in plain words.</param>
/// <param name="Related">Other places: the binding, the rule.</param>
/// <param name="Policy">The policy, when it is about exactly one.</param>
/// <param name="Namespace">The namespace, when it is about exactly one.</param>
public sealed record AccessFinding(
    AccessFindingKind Kind,
    string Message,
    string? Detail,
    Position At,
    ImmutableArray<Position> Related,
    string? Policy = null,
    string? Namespace = null);
