using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Truth.Server;

/// <summary>Updates of pods, as the PodSecurityPolicy plugin decides on them.</summary>
public static class PolicyUpdates
{
    /// <summary>Whether some policy still takes a pod as it is after an update: nothing is filled in any more.</summary>
    /// <param name="usable">The policies that the service account or the updater may use, in any order.</param>
    /// <param name="pod">The pod as updated.</param>
    /// <param name="features">The server's feature gates.</param>
    /// <returns>The first policy by bytewise name that would leave the pod as it is; null when the update is refused.</returns>
    /// <remarks>admission.go:230-289 @v1.20.2: a policy that would change the pod doesn't count (facts/pod-security-policy.md, 16).</remarks>
    public static string? Admit(IEnumerable<PodSecurityPolicy> usable, Pod pod, ServerFeatures features) =>
        usable.OrderBy(policy => policy.Name, Utf8Order.Instance).Select(policy => new PreparedPolicy(policy, features))
            .FirstOrDefault(policy => !policy.IsDropped && ReferenceEquals(policy.Fill(pod), pod) && policy.Refusals(pod).IsEmpty)?.Name;
}
