namespace PspMigrate.Reports.Explaining;

/// <summary>What a policy calls a control, or a part of it.</summary>
/// <param name="Name">The field's name, or the annotation's key.</param>
internal sealed record PolicyField(string Name, bool IsAnnotation)
{
    private const string Seccomp = "seccomp.security.alpha.kubernetes.io/";
    private const string AppArmor = "apparmor.security.beta.kubernetes.io/";

    /// <summary>One allows wherever it can, the other forbids and fills in: together they have every rule that there is.</summary>
    private static readonly ImmutableArray<PodSecurityPolicy> Policies =
    [
        new()
        {
            Name = "allows",
            AllowedCapabilities = ["*"],
            AllowPrivilegeEscalation = true,
            AllowedUnsafeSysctls = ["*"],
            Annotations = Maps.Empty.Add(Seccomp + "allowedProfileNames", "*").Add(AppArmor + "allowedProfileNames", "runtime/default"),
        },
        new()
        {
            Name = "fills-in",
            DefaultAddCapabilities = ["CHOWN"],
            DefaultAllowPrivilegeEscalation = false,
            ForbiddenSysctls = ["*"],
            Annotations = Maps.Empty.Add(Seccomp + "defaultProfileName", "runtime/default").Add(AppArmor + "defaultProfileName", "runtime/default"),
        },
    ];

    /// <summary>Those of a control; none where policies have no field for it.</summary>
    public static ImmutableArray<PolicyField> Of(Control control) =>
    [
        .. from policy in Policies
           from values in control.Facets.Select(facet => facet.Of(facet.Domain)).Concat(control.Samples.Select(sample => ValueSet.Of(sample)))
           group values by control.Field(policy, values) switch
           {
               ["metadata", "annotations", var key] => new PolicyField(key, IsAnnotation: true),
               ["spec", var name, ..] => new(name, IsAnnotation: false),
               _ => null,
           }
           into field
           where field.Key is not null
           select field.Key,
    ];

    public override string ToString() => IsAnnotation ? $"annotation {Name}" : Name;
}
