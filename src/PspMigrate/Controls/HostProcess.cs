using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

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
internal sealed class HostProcess : Control
{
    private static readonly ValueSet NotTrue = ValueSet.Of(Value.Unset, Value.False);

    public override string Name => "hostProcess";

    public override ValueSet Domain => ValueSet.Booleans;

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("windowsHostProcess", Level.Baseline, held => new(
            "hostProcess", $"{Words.Setters(held)} must not set securityContext.windowsOptions.hostProcess=true"),
            [new(0, NotTrue)]),
    ];

    public override void Read(Pod pod, List<FieldValue> held)
    {
        held.Add(new(Value.Of(pod.SecurityContext?.WindowsOptions?.HostProcess), Place.Pod, "securityContext.windowsOptions.hostProcess"));
        foreach (var (place, container) in Place.Containers(pod))
        {
            held.Add(new(
                Value.Of(container.SecurityContext?.WindowsOptions?.HostProcess), place, "securityContext.windowsOptions.hostProcess"));
        }
    }

    public override ValueSet Admitted(PodSecurityPolicy policy) => policy.HostNetwork ? ValueSet.All : NotTrue;

    public override bool Admits(PodSecurityPolicy policy, ValueSet admitted, in FieldValue held) => true;

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) => default;

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "hostNetwork"];

    public override string? Because(PodSecurityPolicy policy, ValueSet refused) => "because the API server takes it only together with hostNetwork";

    public override bool HasRule(PodSecurityPolicy policy) => false;

    /// <inheritdoc/>
    /// <remarks>
    /// A host process comes with the host's network, as the API demands. The pod doesn't name its operating system: with os.name windows the
    /// API would refuse what else the pod says for a level or a policy.
    /// </remarks>
    public override Pod With(Pod pod, Value value) =>
        (value == Value.True ? pod with { HostNetwork = true } : pod).OwnContext(context => context with
        {
            WindowsOptions = value.AsFlag is { } flag ? new(flag) : null,
        });
}
