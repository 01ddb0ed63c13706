namespace PspMigrate.Controls;

/// <summary>Profiles that policies limit and fill in by annotations of their own, and that pods say in annotations or fields.</summary>
/// <remarks>Special among controls: reading and filling in go by annotations, so each control does them itself.</remarks>
/// <param name="annotations">What the names of the policy's annotations start with.</param>
internal abstract class ProfileControl(string name, string annotations, Facet facet) : PolicyControl(name, facet)
{
    /// <summary>The annotation of policies that says which profile is filled in.</summary>
    internal string DefaultName { get; } = annotations + "defaultProfileName";

    public override IEnumerable<Value> Samples => Profiles.Samples;

    public override bool IsValid(Value value) => Profiles.IsValid(value);

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values)
    {
        var allowed = annotations + "allowedProfileNames";
        return ["metadata", "annotations", !policy.Annotations.ContainsKey(allowed) && policy.Annotations.ContainsKey(DefaultName) ? DefaultName : allowed];
    }

    public override string Write(Value value) => Profiles.Write(Facets[0].Name, value);

    /// <summary>The profile that the policy fills in; null when it fills in none.</summary>
    protected string? Default(PodSecurityPolicy policy) =>
        policy.Annotations.GetValueOrDefault(DefaultName) is { Length: > 0 } profile ? profile : null;

    /// <summary>Adds what a field says, with its type as it is written.</summary>
    protected void AddField(List<FieldValue> held, Place place, ProfileField? field)
    {
        if (field is not null)
            held.Add(new(Profiles.Name(field), place, Facets[0].Path, Text: field.Type));
    }
}
