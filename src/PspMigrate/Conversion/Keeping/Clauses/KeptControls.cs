namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Every control that policies have an opinion on, in the order of the table of controls.</summary>
/// <remarks>The controls that only levels look at have nothing to keep: host processes and the hosts of probes.</remarks>
internal static class KeptControls
{
    /// <summary>Those whose clauses don't follow from their facets.</summary>
    private static readonly ImmutableArray<KeptControl> Special =
    [
        new PrivilegedClause(),
        new HostNamespacesClause(),
        new HostPortsClause(),
        new VolumesClause(),
        new HostPathsClause(),
        new DriversClause(ControlTable.Get<FlexDrivers>()),
        new DriversClause(ControlTable.Get<CsiDrivers>()),
        new CapabilitiesClause(),
        new RunAsUserClause(),
        new SupplementalGroupsClause(),
        new SELinuxClause(),
        new FieldsClause(ControlTable.Get<ProcMount>(), Facets.ProcMount),
        new FieldsClause(ControlTable.Get<Sysctls>(), Facets.ListOfPod("sysctls", "variables.podSecurityContext.sysctls.map(s, s.name)")),
        // A container's profile doesn't replace the pod's: both count.
        new ProfileClause(
            ControlTable.Get<Seccomp>(), Facets.Everywhere("seccompProfile"), FillRules.Pod("seccompProfile"),
            "has(variables.podSecurityContext.seccompProfile)"),
        new ProfileClause(
            ControlTable.Get<AppArmor>(), Facets.Effective("appArmorProfile"), FillRules.ContainerUnlessPod("appArmorProfile"),
            "(has(variables.podSecurityContext.appArmorProfile) || variables.securityContexts.all(s, has(s.appArmorProfile)))"),
    ];

    public static readonly ImmutableArray<KeptControl> All =
        [.. ControlTable.All.OfType<PolicyControl>().Select(control => Special.FirstOrDefault(kept => kept.Control == control) ?? new FieldsClause(control))];
}
