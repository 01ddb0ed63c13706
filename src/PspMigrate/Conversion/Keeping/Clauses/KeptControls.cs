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
        new FieldsClause(ControlTable.Get<AllowPrivilegeEscalation>()),
        new RunAsUserClause(),
        new FieldsClause(ControlTable.Get<RunAsGroup>()),
        new SupplementalGroupsClause(),
        new FieldsClause(ControlTable.Get<FsGroup>()),
        new SELinuxClause(),
        new FieldsClause(ControlTable.Get<ReadOnlyRootFilesystem>()),
        new FieldsClause(ControlTable.Get<ProcMount>(), Facets.ProcMount),
        new FieldsClause(ControlTable.Get<Sysctls>(), Facets.ListOfPod("sysctls", "variables.podSecurityContext.sysctls.map(s, s.name)")),
        new SeccompClause(),
        new AppArmorClause(),
        new FieldsClause(ControlTable.Get<RuntimeClass>()),
    ];
}
