using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>How /proc is mounted; what is left out means Default.</summary>
internal sealed class ProcMountClause() : KeptControl(ControlTable.Get<ProcMount>())
{
    private static readonly CelVariable Field = new("procMount",
        "variables.securityContexts.map(s, has(s.procMount) ? s.procMount : 'Default')", Facets.Contexts);

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) =>
        Among(Field, "type", submitted, lost, Values.Names & Control.Domain);
}
