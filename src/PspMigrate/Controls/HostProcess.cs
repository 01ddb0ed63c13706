using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Controls;

/// <summary>Windows containers that run as processes of the host.</summary>
/// <remarks>Policy: has no field for it. Levels: baseline, v1.0 and later, allows unset and false, whatever spec.os says.</remarks>
internal sealed class HostProcess : Control
{
    public override string Name => "hostProcess";

    public override ValueSet Domain => ValueSet.Booleans;

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("windowsHostProcess", Level.Baseline, held => new(
            "hostProcess", $"{Words.Setters(held)} must not set securityContext.windowsOptions.hostProcess=true"),
            [new(0, ValueSet.Of(Value.Unset, Value.False))]),
    ];

    public override void Read(Pod pod, ICollection<Held> held)
    {
        held.Add(new(Value.Of(pod.SecurityContext?.WindowsOptions?.HostProcess), Place.Pod, "securityContext.windowsOptions.hostProcess"));
        foreach (var (place, container) in Place.Containers(pod))
        {
            held.Add(new(
                Value.Of(container.SecurityContext?.WindowsOptions?.HostProcess), place, "securityContext.windowsOptions.hostProcess"));
        }
    }

    public override ValueSet Admitted(PodSecurityPolicy policy) => ValueSet.All;

    public override Refusal Refuse(PodSecurityPolicy policy, in Held held) => default;

    public override ImmutableArray<string> Field(PodSecurityPolicy policy) => ["spec"];

    public override bool Speaks(PodSecurityPolicy policy) => false;

    /// <inheritdoc/>
    /// <remarks>The API accepts hostProcess only with hostNetwork, so the pod isn't changed in this control alone.</remarks>
    public override Pod Put(Pod pod, Value value) => pod.OwnContext(context => context with
    {
        WindowsOptions = value.AsFlag is { } flag ? new(flag) : null,
    });
}
