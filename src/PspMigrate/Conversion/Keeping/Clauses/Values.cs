namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Domains of fields, without the unset value: what is left out isn't listed.</summary>
internal static class Values
{
    public static readonly ValueSet Names = ValueSet.Texts - ValueSet.Of("");
}
