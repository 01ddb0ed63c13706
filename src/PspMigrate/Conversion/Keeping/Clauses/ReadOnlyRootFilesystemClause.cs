using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>A root file system that the container can't write to.</summary>
internal sealed class ReadOnlyRootFilesystemClause() : KeptControl(ControlTable.Get<ReadOnlyRootFilesystem>())
{
    private static readonly CelVariable Field = Facets.OfContainers("readOnlyRootFilesystem");

    private static readonly FillRule Fill = FillRules.Container("readOnlyRootFilesystem");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy)
    {
        if (policy.ReadOnlyRootFilesystem)
            yield return new(Fill, "true");
    }

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) =>
        Among(Field, "flag", submitted, lost, Values.Flags);
}
