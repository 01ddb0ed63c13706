namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>The pod's further groups. An empty list that is written out can't be told from one left out (facts/keeping-policies.md).</summary>
internal sealed class SupplementalGroupsClause()
    : FieldsClause(ControlTable.Get<SupplementalGroups>(), Facets.ListOfPod("supplementalGroups", "variables.podSecurityContext.supplementalGroups"))
{
    protected override FillRule Fill(Facet facet) => FillRules.Pod(facet.Name);

    protected override string Literal(Value filled) => $"[{base.Literal(filled)}]";
}
