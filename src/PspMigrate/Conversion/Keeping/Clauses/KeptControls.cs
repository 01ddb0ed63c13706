using System.Collections.Immutable;
using PspMigrate.Controls;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Every control that policies have an opinion on, in the order of the table of controls.</summary>
/// <remarks>The controls that only levels look at have nothing to keep: host processes and the hosts of probes.</remarks>
internal static class KeptControls
{
    public static readonly ImmutableArray<KeptControl> All =
    [
        new PrivilegedClause(),
        new HostNamespacesClause(),
        new HostPortsClause(),
        new VolumesClause(),
        new HostPathsClause(),
        new DriversClause(ControlTable.Get<FlexDrivers>()),
        new DriversClause(ControlTable.Get<CsiDrivers>()),
        new CapabilitiesClause(),
        new AllowPrivilegeEscalationClause(),
        new RunAsUserClause(),
        GroupClause.RunAsGroup(),
        GroupClause.SupplementalGroups(),
        GroupClause.FsGroup(),
        new SELinuxClause(),
        new ReadOnlyRootFilesystemClause(),
        new ProcMountClause(),
        new SysctlsClause(),
        new SeccompClause(),
        new AppArmorClause(),
        new RuntimeClassClause(),
    ];
}
