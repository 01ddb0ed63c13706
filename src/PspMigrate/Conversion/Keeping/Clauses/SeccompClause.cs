using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Seccomp profiles: the pod's own must be admitted, and each container's own, too.</summary>
/// <remarks>A container's profile doesn't replace the pod's. Annotations are fields on every server that has admission policies.</remarks>
internal sealed class SeccompClause() : KeptControl(ControlTable.Get<Seccomp>())
{
    private static readonly CelVariable OfPod = new("podSeccomp",
        $"has(variables.podSecurityContext.seccompProfile)\n? [variables.podSecurityContext.seccompProfile].map(p, {ProfileNames.Name})\n: []", Facets.PodContext);

    private static readonly CelVariable OfContainers = new("containerSeccomp",
        $"variables.securityContexts.filter(s, has(s.seccompProfile)).map(s, s.seccompProfile)\n.map(p, {ProfileNames.Name})", Facets.Contexts);

    private static readonly FillRule Fill = FillRules.Pod("seccompProfile");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy) => ProfileNames.Filling(Fill, Control.Filled(policy));

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        string[] tests =
        [
            .. submitted.Contains(Value.Unset) ? [] : new[] { $"{OfPod.Use}.size() == 1" },
            $"({OfPod.Use} + {OfContainers.Use}).all(name, {Cel.In("name", Shape.Of(submitted, Values.Names)) ?? "true"})",
        ];
        yield return new("seccomp", Cel.And(tests), submitted, OfPod, OfContainers) { Words = ProfileNames.Words("seccompProfile", submitted) };
    }
}
