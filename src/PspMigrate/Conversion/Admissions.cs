using System.Collections.Immutable;
using PspMigrate.Access;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Conversion;

/// <summary>Which policy admits the pods of one namespace's workloads today.</summary>
/// <param name="policies">The policies that the plugin doesn't drop, by name.</param>
/// <param name="access">What the namespace's service accounts may use.</param>
/// <param name="forNodes">What kubelets may use there, for static pods; null when that isn't known.</param>
internal sealed class Admissions(
    IReadOnlyDictionary<string, PodSecurityPolicy> policies, NamespaceAccess access, ImmutableArray<string>? forNodes = null)
{
    private const string Mirror = "kubernetes.io/config.mirror";

    private readonly Dictionary<string, ImmutableArray<PodSecurityPolicy>> _usable = access.Accounts.ToDictionary(
        account => account.Account, account => Known(policies, account.Policies), StringComparer.Ordinal);

    private readonly ImmutableArray<PodSecurityPolicy> _forNodes = Known(policies, forNodes ?? []);

    /// <summary>True for the mirror of a static pod, which the kubelet creates.</summary>
    /// <remarks>facts/pod-security-policy.md, 12.</remarks>
    public static bool IsMirror(Workload workload) =>
        string.Equals(workload.Kind, "Pod", StringComparison.Ordinal) && workload.Template.Annotations.ContainsKey(Mirror);

    /// <summary>The policies that may admit a workload's pods.</summary>
    public ImmutableArray<PodSecurityPolicy> Usable(Workload workload) =>
        IsMirror(workload) ? _forNodes : _usable.GetValueOrDefault(workload.ServiceAccount, []);

    /// <summary>The answer to a pod of the workload.</summary>
    public Decision Decide(Workload workload) => PolicyAdmission.Admit(
        Usable(workload), ServerPods.Arrive(workload.Template, ServerFeatures.Newest), ServerFeatures.Newest);

    /// <summary>The policy that admits the workload; null when none does.</summary>
    public PodSecurityPolicy? AdmittedBy(Decision decision) => decision.Allowed ? policies[decision.Policy!] : null;

    private static ImmutableArray<PodSecurityPolicy> Known(IReadOnlyDictionary<string, PodSecurityPolicy> policies, ImmutableArray<string> names) =>
        [.. names.Where(policies.ContainsKey).Select(name => policies[name])];
}
