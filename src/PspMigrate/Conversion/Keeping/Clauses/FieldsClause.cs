namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>A control of which every field is a rule of its own: where pods hold the values, and how they are filled in, follows from the facets.</summary>
/// <param name="list">The variable that lists the values of the only field, where it doesn't follow.</param>
internal class FieldsClause(Control control, CelVariable? list = null) : KeptControl(control)
{
    private readonly (Facet Facet, CelVariable Held)[] _fields = [.. control.Facets.Select(facet => (facet, list ?? Facets.Of(facet)))];

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy)
    {
        if (Control.Filled(policy) is { IsUnset: false } filled)
            yield return new(Fill(Control.Facets[filled.Facet]), Literal(filled));
    }

    protected virtual FillRule Fill(Facet facet) => FillRules.Of(facet);

    protected virtual string Literal(Value filled) => Cel.Literal(filled);

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) =>
        _fields.SelectMany(field => Among(field.Held, submitted, lost, field.Facet));
}
