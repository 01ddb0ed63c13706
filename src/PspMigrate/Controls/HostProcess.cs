namespace PspMigrate.Controls;

/// <summary>Windows containers that run as processes of the host.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.securityContext.windowsOptions.hostProcess
///   spec.containers[*].securityContext.windowsOptions.hostProcess
/// Pod Security Standards, "HostProcess":
///   baseline, v1.0      undefined, false
/// PodSecurityPolicy: no field; hostNetwork has to be true
/// </code>
/// The API takes hostProcess only together with hostNetwork (pkg/apis/core/validation validateWindowsHostProcessPod), so a policy
/// without hostNetwork never admits it. Levels look at it whatever spec.os says.
/// </remarks>
internal sealed class HostProcess() : Control("hostProcess", new SharedField(
    "windowsOptions.hostProcess",
    context => context.WindowsOptions?.HostProcess,
    (context, value) => context with { WindowsOptions = value.AsFlag is { } flag ? new(flag) : null },
    ValueSet.Booleans))
{
    private static readonly ValueSet NotTrue = ValueSet.Of(Value.Unset, Value.False);

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("windowsHostProcess", Level.Baseline, held => new(
            "hostProcess", $"{UpstreamWords.Setters(held)} must not set securityContext.windowsOptions.hostProcess=true"),
            [new(0, NotTrue)]),
    ];

    public override ValueSet Admitted(PodSecurityPolicy policy) => policy.HostNetwork ? ValueSet.All : NotTrue;

    public override bool Admits(PodSecurityPolicy policy, ValueSet admitted, in FieldValue held) => true;

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "hostNetwork"];

    public override string? Because(PodSecurityPolicy policy, ValueSet refused) => "because the API server takes it only together with hostNetwork";

    /// <inheritdoc/>
    /// <remarks>
    /// A host process comes with the host's network, as the API demands. The pod doesn't name its operating system: with os.name windows the
    /// API would refuse what else the pod says for a level or a policy.
    /// </remarks>
    public override Pod With(Pod pod, Value value) => base.With(value == Value.True ? pod with { HostNetwork = true } : pod, value);
}
