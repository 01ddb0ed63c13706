namespace PspMigrate.Controls;

/// <summary>All controls, in the order of reports. A control that is not listed here does not exist.</summary>
public static class ControlTable
{
    /// <summary>The control that the controls of host paths and drivers stand under.</summary>
    internal static readonly Volumes VolumeTypes = new();

    public static ImmutableArray<Control> All { get; } =
    [
        new Privileged(),
        new HostNamespaces(),
        new HostPorts(),
        VolumeTypes,
        new HostPaths(),
        new FlexDrivers(),
        new CsiDrivers(),
        new CapabilitiesControl(),
        new AllowPrivilegeEscalation(),
        new RunAsUser(),
        new RunAsGroup(),
        new SupplementalGroups(),
        new FsGroup(),
        new SELinux(),
        new ReadOnlyRootFilesystem(),
        new ProcMount(),
        new Sysctls(),
        new Seccomp(),
        new AppArmor(),
        new RuntimeClass(),
        new HostProcess(),
        new ProbeHosts(),
    ];

    /// <summary>Those that policies may fill something in for.</summary>
    internal static ImmutableArray<Control> Filled { get; } = All.RemoveAll(control => !control.IsFilled);

    /// <summary>The one control of a class.</summary>
    internal static T Get<T>()
        where T : Control => All.OfType<T>().Single();
}
