namespace PspMigrate.Conversion;

/// <summary>A pod that shows a difference, with what either side answers to it; or why there is none.</summary>
/// <param name="Pod">The pod; null when no pod can show it.</param>
/// <param name="Twin">For respell: the pod that does the same and passes both sides.</param>
/// <param name="Refusals">The policy's reasons for refusing the pod; empty when it admits it.</param>
/// <param name="Obstacle">Why no pod can show it; null when one does.</param>
public sealed record Witness(Pod? Pod, Pod? Twin, ImmutableArray<Refusal> Refusals, Verdict Verdict, string? Obstacle)
{
    /// <summary>What an API server must have switched on to take the pod as it is.</summary>
    public IEnumerable<string> Needs
    {
        get
        {
            if (Pod is null)
                yield break;
            if (Pod.Containers.Any(container => container.SecurityContext?.ProcMount is not null))
                yield return "Needs the feature gate ProcMountType, which is alpha in every version that has PodSecurityPolicy.";
            if (Pod.Volumes.Any(volume => volume.Sources is ["ephemeral"]))
                yield return "Needs v1.21, or the feature gate GenericEphemeralVolume in older versions.";
            if (Pod.HostUsers is not null)
                yield return "Servers older than v1.25 drop hostUsers.";
            if (Pod.RuntimeClassName is { } runtimeClass)
                yield return $"Needs a RuntimeClass named {runtimeClass}.";
        }
    }

    /// <summary>A pod that no side has a reason to refuse, but for what a control says.</summary>
    internal static Pod Plain { get; } = new()
    {
        Name = "witness",
        Containers = [new() { Name = "c", Image = "registry.k8s.io/pause:3.9" }],
        AutomountServiceAccountToken = false,
    };

    internal static Witness None(string obstacle) => new(null, null, [], Verdict.Pass, obstacle);
}
