using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Kernel parameters that a pod sets.</summary>
internal sealed class SysctlsClause() : KeptControl(ControlTable.Get<Sysctls>())
{
    private static readonly CelVariable Field = new("sysctls",
        "has(variables.podSecurityContext.sysctls) ? variables.podSecurityContext.sysctls.map(s, s.name) : []", Facets.PodContext);

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) =>
        Among(Field, "name", submitted, lost, Values.Names);
}
