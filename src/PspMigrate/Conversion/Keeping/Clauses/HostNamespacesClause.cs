namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>The host's namespaces: three fields of the pod.</summary>
internal sealed class HostNamespacesClause() : KeptControl(ControlTable.Get<HostNamespaces>())
{
    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) =>
        from facet in Control.Facets
        where !lost.Of(facet).IsEmpty
        select new Rule(facet.Name, $"!has(object.spec.{facet.Path}) || !object.spec.{facet.Path}", submitted)
        {
            Words = $"{facet.Name} must not be true",
            Lost = facet.Of(facet.Domain),
        };
}
