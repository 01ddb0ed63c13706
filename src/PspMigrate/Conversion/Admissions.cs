using System.Collections.Immutable;
using PspMigrate.Access;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Conversion;

/// <summary>Which policy admits the pods of one namespace's workloads today.</summary>
/// <param name="policies">What <see cref="Prepare"/> makes.</param>
/// <param name="access">What the namespace's service accounts may use.</param>
/// <param name="forNodes">What kubelets may use there, for static pods; null when that isn't known.</param>
internal sealed class Admissions(
    IReadOnlyDictionary<string, PreparedPolicy> policies, NamespaceAccess access, ImmutableArray<string>? forNodes = null)
{
    private const string Mirror = "kubernetes.io/config.mirror";

    private readonly Dictionary<string, ImmutableArray<PreparedPolicy>> _usable = access.Accounts.ToDictionary(
        account => account.Account, account => Known(policies, account.Policies), StringComparer.Ordinal);

    private readonly ImmutableArray<PreparedPolicy> _forNodes = Known(policies, forNodes ?? []);

    /// <summary>The policies that anybody can use, by name, prepared for all namespaces.</summary>
    public static IReadOnlyDictionary<string, PreparedPolicy> Prepare(IEnumerable<PodSecurityPolicy> policies) => policies
        .Select(policy => new PreparedPolicy(policy, ServerFeatures.Newest))
        .Where(policy => !policy.IsDropped)
        .ToDictionary(policy => policy.Name, StringComparer.Ordinal);

    /// <summary>True for the mirror of a static pod, which the kubelet creates.</summary>
    /// <remarks>facts/pod-security-policy.md, 12.</remarks>
    public static bool IsMirror(Workload workload) =>
        string.Equals(workload.Kind, "Pod", StringComparison.Ordinal) && workload.Template.Annotations.ContainsKey(Mirror);

    /// <summary>The policies that may admit a workload's pods, bytewise by name.</summary>
    public ImmutableArray<PreparedPolicy> Usable(Workload workload) =>
        IsMirror(workload) ? _forNodes : _usable.GetValueOrDefault(workload.ServiceAccount, []);

    /// <summary>The answer to a pod of the workload.</summary>
    public Decision Decide(Workload workload) => PolicyAdmission.Admit(
        Usable(workload), ServerPods.Arrive(workload.Template, ServerFeatures.Newest), ServerFeatures.Newest);

    /// <summary>The policy that admits a workload's pods; null when none does.</summary>
    public PodSecurityPolicy? AdmittedBy(Workload workload) => PolicyAdmission.Admitting(
        Usable(workload), ServerPods.Arrive(workload.Template, ServerFeatures.Newest), ServerFeatures.Newest)?.Policy;

    /// <summary>The policy that admits a workload's pods when whoever creates them may use some policies, too; null when none does.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="creators">Names of the policies that their creator may use.</param>
    public PodSecurityPolicy? AdmittedBy(Workload workload, ImmutableArray<string> creators) => PolicyAdmission.Admitting(
        [.. Usable(workload).Concat(Known(policies, creators)).DistinctBy(policy => policy.Name, StringComparer.Ordinal).OrderBy(policy => policy.Name, Utf8Order.Instance)],
        ServerPods.Arrive(workload.Template, ServerFeatures.Newest),
        ServerFeatures.Newest)?.Policy;

    /// <summary>The policy that a decision names; null when it admits nothing.</summary>
    public PodSecurityPolicy? AdmittedBy(Decision decision) => decision.Allowed ? policies[decision.Policy!].Policy : null;

    private static ImmutableArray<PreparedPolicy> Known(IReadOnlyDictionary<string, PreparedPolicy> policies, ImmutableArray<string> names) =>
        [.. names.Where(policies.ContainsKey).Select(name => policies[name])];
}
