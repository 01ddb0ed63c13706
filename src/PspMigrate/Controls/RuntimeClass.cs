namespace PspMigrate.Controls;

/// <summary>The runtime class.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.runtimeClassName
/// Pod Security Standards: no opinion; the API server's configuration may exempt classes
/// PodSecurityPolicy, runtimeClass:
///   omitted             anything
///   allowed names       undefined, those names; * is anything
///   a default           filled in
/// </code>
/// </remarks>
internal sealed class RuntimeClass() : PolicyControl("runtimeClass", new PodField(
    "runtimeClassName",
    pod => pod.RuntimeClassName,
    (pod, value) => pod with { RuntimeClassName = value.AsText },
    ValueSet.Of(Value.Unset) | (ValueSet.Texts - ValueSet.Of(""))))
{
    public override IEnumerable<Value> Samples => [Value.Unset, "example"];

    /// <inheritdoc/>
    /// <remarks>pkg/apis/core/validation/validation.go ValidateRuntimeClassName @v1.20.2.</remarks>
    public override bool IsValid(Value value) => value.AsText is not { } name || ObjectNames.IsSubdomain(name);

    public override ValueSet Admitted(PodSecurityPolicy policy) =>
        policy.RuntimeClass is { } rule && !rule.AllowedNames.Contains("*", StringComparer.Ordinal)
            ? ValueSet.OfTexts(rule.AllowedNames) | ValueSet.Of(Value.Unset)
            : ValueSet.All;

    internal override bool IsFilled => true;

    public override Value Filled(PodSecurityPolicy policy) => policy.RuntimeClass?.DefaultName;

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, $"\"{held.AsWritten}\"", "");

    public override bool HasRule(PodSecurityPolicy policy) => policy.RuntimeClass is not null;

    public override string Noun => "class";
}
