using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Whether processes may gain privileges.</summary>
internal sealed class AllowPrivilegeEscalationClause() : KeptControl(ControlTable.Get<AllowPrivilegeEscalation>())
{
    private static readonly CelVariable Field = Facets.OfContainers("allowPrivilegeEscalation");

    private static readonly FillRule Fill = FillRules.Container("allowPrivilegeEscalation");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy)
    {
        if (Control.Filled(policy) is { IsUnset: false } filled)
            yield return new(Fill, Cel.Literal(filled));
    }

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) =>
        Among(Field, "flag", submitted, lost, Values.Flags);
}
