namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>The user that containers run as. Whoever has a user isn't asked whether it is root.</summary>
internal sealed class RunAsUserClause() : FieldsClause(ControlTable.Get<RunAsUser>())
{
    protected override FillRule Fill(Facet facet) => facet.Index == 0 ? FillRules.NonRoot() : base.Fill(facet);
}
