namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Seccomp profiles: the pod's own must be admitted, and each container's own, too.</summary>
/// <remarks>A container's profile doesn't replace the pod's. Annotations are fields on every server that has admission policies.</remarks>
internal sealed class SeccompClause() : KeptControl(ControlTable.Get<Seccomp>())
{
    private static readonly CelVariable Profile = new("seccompProfiles",
        "(has(variables.podSecurityContext.seccompProfile) ? [variables.podSecurityContext.seccompProfile] : [])\n"
        + "+ variables.securityContexts.filter(s, has(s.seccompProfile)).map(s, s.seccompProfile)",
        Facets.PodContext, Facets.Contexts);

    private static readonly FillRule Fill = FillRules.Pod("seccompProfile");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy) => ProfileNames.Filling(Fill, Control.Filled(policy));

    protected override IEnumerable<ImmutableArray<string>> FilledFields(PodSecurityPolicy policy) => [["metadata", "annotations", Seccomp.DefaultName]];

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) => ProfileNames.Rule(
        "seccomp", "seccompProfile", Profile, "has(variables.podSecurityContext.seccompProfile)", submitted);
}
