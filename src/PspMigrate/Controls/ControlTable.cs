using System.Collections.Immutable;

namespace PspMigrate.Controls;

/// <summary>All controls, in the order of reports. A control that is not listed here does not exist.</summary>
public static class ControlTable
{
    public static ImmutableArray<Control> All { get; } =
    [
        Privileged.Instance,
        HostNamespaces.Instance,
        HostPorts.Instance,
        Volumes.Instance,
        HostPaths.Instance,
        FlexDrivers.Instance,
        CsiDrivers.Instance,
        CapabilitiesControl.Instance,
        AllowPrivilegeEscalation.Instance,
        RunAsUser.Instance,
        RunAsGroup.Instance,
        SupplementalGroups.Instance,
        FsGroup.Instance,
        SELinux.Instance,
        ReadOnlyRootFilesystem.Instance,
        ProcMount.Instance,
        Sysctls.Instance,
        Seccomp.Instance,
        AppArmor.Instance,
        RuntimeClass.Instance,
        HostProcess.Instance,
        ProbeHosts.Instance,
    ];

    /// <summary>Every check with its control, in the order in which upstream reports them: baseline ids, then restricted ids, by bytes.</summary>
    /// <remarks>kubernetes/pod-security-admission policy/registry.go.</remarks>
    public static ImmutableArray<(Control Control, Check Check)> Checks { get; } =
    [
        .. All.SelectMany(control => control.Checks.Select(check => (control, check)))
            .OrderBy(pair => pair.check.Level)
            .ThenBy(pair => pair.check.Id, StringComparer.Ordinal),
    ];
}
