using PspMigrate.Controls;

namespace PspMigrate.Reports.Explaining;

/// <summary>What a policy calls a control.</summary>
/// <param name="Name">The field's name, or the annotation's key.</param>
/// <param name="IsAnnotation">Whether it is an annotation of the policy.</param>
internal sealed record PolicyField(string Name, bool IsAnnotation)
{
    /// <summary>Has a rule everywhere, so that each control names the field that it is about.</summary>
    private static readonly PodSecurityPolicy Full = new()
    {
        Name = "full",
        HostNetwork = true,
        HostPid = true,
        HostIpc = true,
        AllowedCapabilities = ["*"],
        AllowPrivilegeEscalation = true,
        AllowedUnsafeSysctls = ["*"],
        Annotations = Maps.Empty
            .Add("seccomp.security.alpha.kubernetes.io/allowedProfileNames", "*")
            .Add("apparmor.security.beta.kubernetes.io/allowedProfileNames", "runtime/default"),
    };

    /// <summary>The one of a control; null where policies have no field for it.</summary>
    public static PolicyField? Of(Control control) => control.Field(Full, control.Domain) switch
    {
        ["metadata", "annotations", var key] => new(key, IsAnnotation: true),
        ["spec", ..] and [.., var last] path when path.Length > 1 => new(last, IsAnnotation: false),
        _ => null,
    };

    public override string ToString() => IsAnnotation ? $"annotation {Name}" : Name;
}
