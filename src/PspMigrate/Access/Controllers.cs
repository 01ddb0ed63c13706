namespace PspMigrate.Access;

/// <summary>The accounts in kube-system by which the cluster's controllers create pods.</summary>
/// <remarks>Fact 4: the pods of a Deployment are created by the replicaset-controller, whoever applied the Deployment.</remarks>
internal static class Controllers
{
    public const string Namespace = "kube-system";

    /// <summary>Who creates pods where the controller manager runs without --use-service-account-credentials.</summary>
    public const string ManagerUser = "system:kube-controller-manager";

    /// <summary>Account names, and the workloads whose pods they create.</summary>
    public static readonly ImmutableSortedDictionary<string, string> Workloads = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["daemon-set-controller"] = "DaemonSet",
        ["job-controller"] = "CronJob and Job",
        ["replicaset-controller"] = "Deployment and ReplicaSet",
        ["replication-controller"] = "ReplicationController",
        ["statefulset-controller"] = "StatefulSet",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>User names and groups that only controllers (and other accounts of kube-system) carry.</summary>
    public static readonly ImmutableArray<SubjectKey> Keys =
    [
        .. Workloads.Keys.Select(account => SubjectKey.User(Identity.UserOf(Namespace, account))),
        SubjectKey.Group(Identity.GroupOf(Namespace)),
        SubjectKey.User(ManagerUser),
    ];

    /// <summary>The controller that creates the pods of a kind of workload; null where none of Kubernetes' own does.</summary>
    /// <remarks>
    /// The jobs of a CronJob get their pods from the job-controller, a Deployment's from that of its ReplicaSets; measured with the
    /// controllers of v1.20.2 by ControllerTests of PspMigrate.Cluster.Tests.
    /// </remarks>
    public static string? CreatorOf(string kind) => kind switch
    {
        "CronJob" or "Job" => "job-controller",
        "DaemonSet" => "daemon-set-controller",
        "Deployment" or "ReplicaSet" => "replicaset-controller",
        "ReplicationController" => "replication-controller",
        "StatefulSet" => "statefulset-controller",
        _ => null,
    };

    /// <summary>True for a controller's own account: also for that of CronJobs, which makes Jobs and no pods.</summary>
    public static bool IsAccount(string @namespace, string account) =>
        string.Equals(@namespace, Namespace, StringComparison.Ordinal) && (Workloads.ContainsKey(account) || account is "cronjob-controller");

    /// <summary>True for a subject that a controller's requests carry, other than the groups that everybody is in.</summary>
    public static bool IsMeant(SubjectReach reach) =>
        reach.Kind == ReachKind.ControllerManager || (string.Equals(reach.Namespace, Namespace, StringComparison.Ordinal)
        && (reach.Kind == ReachKind.AccountsOfNamespace
            || (reach.Kind == ReachKind.Account && Workloads.ContainsKey(reach.Account!))));
}
