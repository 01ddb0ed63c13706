namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>AppArmor profiles: each container's own, else the pod's.</summary>
internal sealed class AppArmorClause() : KeptControl(ControlTable.Get<AppArmor>())
{
    private static readonly CelVariable Profile = Facets.Effective("appArmorProfile") with { Name = "appArmorProfiles" };

    private static readonly FillRule Fill = FillRules.ContainerUnlessPod("appArmorProfile");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy) => ProfileNames.Filling(Fill, Control.Filled(policy));

    protected override IEnumerable<ImmutableArray<string>> FilledFields(PodSecurityPolicy policy) => [["metadata", "annotations", AppArmor.DefaultName]];

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) => ProfileNames.Rule(
        "appArmor",
        "appArmorProfile",
        Profile,
        "(has(variables.podSecurityContext.appArmorProfile) || variables.securityContexts.all(s, has(s.appArmorProfile)))",
        submitted);
}
