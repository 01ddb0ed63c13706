namespace PspMigrate.Cli.Cluster;

/// <summary>A kind of object that is read from clusters.</summary>
/// <param name="Group">The API group; empty for the core.</param>
/// <param name="Resource">The plural in paths and roles.</param>
/// <param name="Lack">What the answer lacks without it.</param>
/// <param name="IsEssential">Whether there is no answer at all without it.</param>
internal sealed record ClusterList(
    string Group, string Version, string Resource, string Kind, bool IsNamespaced, string Lack, bool IsEssential = false)
{
    private const string Rbac = "rbac.authorization.k8s.io";

    public static readonly ClusterList Policies = new(
        "policy", "v1beta1", "podsecuritypolicies", "PodSecurityPolicy", IsNamespaced: false, "the policies themselves", IsEssential: true);

    public static readonly ClusterList Namespaces = new(
        "", "v1", "namespaces", "Namespace", IsNamespaced: false, "namespaces and their present labels", IsEssential: true);

    public static readonly ClusterList CronJobs = Workload("batch", "v1", "cronjobs", "CronJob");

    /// <summary>Every kind that is read; also what the role that the tool needs is made of.</summary>
    public static readonly ImmutableArray<ClusterList> All =
    [
        Policies,
        Namespaces,
        new("", "v1", "serviceaccounts", "ServiceAccount", IsNamespaced: true, "service accounts that nothing else names"),
        new(Rbac, "v1", "clusterroles", "ClusterRole", IsNamespaced: false, "what cluster roles grant", IsEssential: true),
        new(Rbac, "v1", "clusterrolebindings", "ClusterRoleBinding", IsNamespaced: false, "who is granted what cluster-wide", IsEssential: true),
        new(Rbac, "v1", "roles", "Role", IsNamespaced: true, "what roles grant", IsEssential: true),
        new(Rbac, "v1", "rolebindings", "RoleBinding", IsNamespaced: true, "who is granted what in a namespace", IsEssential: true),
        Workload("", "v1", "pods", "Pod"),
        Workload("", "v1", "replicationcontrollers", "ReplicationController"),
        Workload("apps", "v1", "deployments", "Deployment"),
        Workload("apps", "v1", "daemonsets", "DaemonSet"),
        Workload("apps", "v1", "statefulsets", "StatefulSet"),
        Workload("batch", "v1", "jobs", "Job"),
        CronJobs,
    ];

    /// <summary>Whether it holds pods or makes them.</summary>
    public bool IsWorkload { get; init; }

    /// <summary>Whether it matters only where there are policies.</summary>
    public bool IsAboutPolicies => !IsWorkload && this != Namespaces;

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The path of the list; of one namespace when that is given.</summary>
    public string Path(string? @namespace)
    {
        var root = Group.Length == 0 ? $"/api/{Version}" : $"/apis/{Group}/{Version}";
        return @namespace is null ? $"{root}/{Resource}" : $"{root}/namespaces/{Uri.EscapeDataString(@namespace)}/{Resource}";
    }

    private static ClusterList Workload(string group, string version, string resource, string kind) =>
        new(group, version, resource, kind, IsNamespaced: true, $"the {resource}") { IsWorkload = true };
}
