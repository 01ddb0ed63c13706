namespace PspMigrate.Controls;

/// <summary>Privileged containers.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.containers[*].securityContext.privileged
/// Pod Security Standards, "Privileged Containers":
///   baseline, v1.0      undefined, false
/// PodSecurityPolicy, privileged:
///   false (default)     undefined, false
///   true                anything
/// </code>
/// A policy with allowPrivilegeEscalation false never admits a privileged container, whatever it says here: it sets or demands
/// allowPrivilegeEscalation=false, and API validation refuses that together with privileged (facts/pod-security-policy.md, 17).
/// </remarks>
internal sealed class Privileged() : PolicyControl("privileged", new ContainerField(
    "privileged", context => context.Privileged, Set, ValueSet.Booleans))
{
    private static readonly ValueSet NotTrue = ValueSet.Of(Value.Unset, Value.False);

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("privileged", Level.Baseline, held => new(
            "privileged", $"{UpstreamWords.Containers(held)} must not set securityContext.privileged=true"),
            [new(0, NotTrue)]),
    ];

    public override ValueSet Admitted(PodSecurityPolicy policy) =>
        policy.Privileged && !IsForbiddenByApi(policy) ? ValueSet.Booleans : NotTrue;

    public override bool Admits(PodSecurityPolicy policy, ValueSet admitted, in FieldValue held) =>
        policy.Privileged || held.Value != Value.True;

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, "true", "Privileged containers are not allowed");

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) =>
        ["spec", IsForbiddenByApi(policy) ? "allowPrivilegeEscalation" : "privileged"];

    public override string? Because(PodSecurityPolicy policy, ValueSet refused) => IsForbiddenByApi(policy)
        ? "despite privileged: true, because the API server refuses privileged pods that have allowPrivilegeEscalation: false"
        : null;

    /// <summary>Privileged containers may always escalate, and the API refuses to hear otherwise.</summary>
    private static SecurityContext Set(SecurityContext context, Value value) => value == Value.True
        ? context with { Privileged = true, AllowPrivilegeEscalation = true }
        : context with { Privileged = value.AsFlag };

    private static bool IsForbiddenByApi(PodSecurityPolicy policy) => policy is { Privileged: true, AllowPrivilegeEscalation: false };
}
