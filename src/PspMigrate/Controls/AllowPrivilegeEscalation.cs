namespace PspMigrate.Controls;

/// <summary>Whether a container's processes may gain more privileges than their parent (no_new_privs).</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.containers[*].securityContext.allowPrivilegeEscalation
/// Pod Security Standards, "Privilege Escalation":
///   restricted, v1.8    false
///   restricted, v1.25   the same; Windows pods are passed over
/// PodSecurityPolicy, allowPrivilegeEscalation, defaultAllowPrivilegeEscalation:
///   true (default)      anything
///   false               false; filled in
///   default…            anything; filled in first
/// </code>
/// Omitted is true: pkg/apis/policy/v1beta1/defaults.go @v1.20.2.
/// </remarks>
internal sealed class AllowPrivilegeEscalation() : PolicyControl("allowPrivilegeEscalation", new ContainerField(
    "allowPrivilegeEscalation",
    context => context.AllowPrivilegeEscalation,
    (context, value) => context with { AllowPrivilegeEscalation = value.AsFlag },
    ValueSet.Booleans))
{
    private static readonly ValueSet OnlyFalse = ValueSet.Of(Value.False);

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("allowPrivilegeEscalation", Level.Restricted, held => new(
            "allowPrivilegeEscalation != false",
            $"{UpstreamWords.Containers(held)} must set securityContext.allowPrivilegeEscalation=false"),
            [new(8, OnlyFalse)]) { Exempt = [Exemption.Windows] },
    ];

    public override ValueSet Admitted(PodSecurityPolicy policy) => policy.AllowPrivilegeEscalation != false ? ValueSet.All : OnlyFalse;

    internal override bool IsFilled => true;

    public override Value Filled(PodSecurityPolicy policy) =>
        policy.DefaultAllowPrivilegeEscalation ?? (policy.AllowPrivilegeEscalation == false ? false : null);

    /// <inheritdoc/>
    /// <remarks>True is what unset means, so it isn't worth a line.</remarks>
    public override Pod MakeExplicit(Pod written, Pod filled, KubernetesVersion version)
    {
        if (ReferenceEquals(written, filled))
            return filled;
        var before = Place.Containers(written).Select(item => item.Container.SecurityContext?.AllowPrivilegeEscalation).ToArray();
        var index = 0;
        return filled.EachContainer(container => before[index++] is null && container.SecurityContext is { AllowPrivilegeEscalation: true } context
            ? container with { SecurityContext = context with { AllowPrivilegeEscalation = null } }
            : container);
    }

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, "true", "Allowing privilege escalation for containers is not allowed");

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) =>
        policy.DefaultAllowPrivilegeEscalation is not null && !values.Contains(Value.True)
            ? ["spec", "defaultAllowPrivilegeEscalation"]
            : ["spec", "allowPrivilegeEscalation"];
}
