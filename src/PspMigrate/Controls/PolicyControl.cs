namespace PspMigrate.Controls;

/// <summary>A control that policies have a field for: what it admits, and why it refuses.</summary>
internal abstract class PolicyControl(string name, params ImmutableArray<Facet> facets) : Control(name, facets)
{
    public abstract override ValueSet Admitted(PodSecurityPolicy policy);

    public abstract override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held);

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", Name];

    public override bool HasRule(PodSecurityPolicy policy) => true;
}
