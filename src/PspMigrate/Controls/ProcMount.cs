namespace PspMigrate.Controls;

/// <summary>How /proc is mounted.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.containers[*].securityContext.procMount
/// Pod Security Standards, "/proc Mount Type":
///   baseline, v1.0      undefined, Default
///   baseline, v1.35     the same; pods with hostUsers: false are passed over
///   restricted, v1.35   undefined, Default
/// PodSecurityPolicy, allowedProcMountTypes:
///   omitted, empty      undefined, Default
///   types               those types; undefined counts as Default
/// </code>
/// The API server drops the policy's field unless its alpha gate ProcMountType is on (facts/pod-security-policy.md, 32).
/// </remarks>
internal sealed class ProcMount() : PolicyControl("procMount", new ContainerField(
    "procMount",
    context => context.ProcMount,
    (context, value) => context with { ProcMount = value.AsText },
    ValueSet.Of(Value.Unset, Default, "Unmasked"))
{ Item = "type" })
{
    private const string Default = "Default";

    private static readonly ValueSet OnlyDefault = ValueSet.Of(Value.Unset, Default);

    public override IEnumerable<Value> Samples => [Value.Unset, "Unmasked", Default];

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("procMount", Level.Baseline, Word, [new(0, OnlyDefault)]) { Exempt = [Exemption.UserNamespace] },
        new("procMount_restricted", Level.Restricted, Word, [new(35, OnlyDefault)]) { Replaces = "procMount" },
    ];

    public override ValueSet Admitted(PodSecurityPolicy policy)
    {
        var types = policy.AllowedProcMountTypes.IsEmpty ? ValueSet.Of(Default) : ValueSet.OfTexts(policy.AllowedProcMountTypes);
        return types.Contains(Default) ? types | ValueSet.Of(Value.Unset) : types;
    }

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, $"\"{(held.Value.IsUnset ? Default : held.AsWritten)}\"", "ProcMountType is not allowed");

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "allowedProcMountTypes"];

    public override bool HasRule(PodSecurityPolicy policy) => !policy.AllowedProcMountTypes.IsEmpty;

    private static Wording Word(IReadOnlyList<FieldValue> held) =>
        new("procMount", $"{UpstreamWords.Containers(held)} must not set securityContext.procMount to {UpstreamWords.Values(held)}");
}
