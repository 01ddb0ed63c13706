using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>The runtime class.</summary>
internal sealed class RuntimeClassClause() : KeptControl(ControlTable.Get<RuntimeClass>())
{
    private static readonly CelVariable Field = new("runtimeClassName", "has(object.spec.runtimeClassName) ? [object.spec.runtimeClassName] : []");

    private static readonly FillRule Fill = FillRules.Spec("runtimeClassName");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy)
    {
        if (policy.RuntimeClass?.DefaultName is { } name)
            yield return new(Fill, Cel.Text(name));
    }

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) =>
        Among(Field, "name", submitted, lost, Values.Names);
}
