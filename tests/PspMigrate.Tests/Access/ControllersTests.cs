using PspMigrate.Access;

namespace PspMigrate.Tests.Access;

[TestClass]
public sealed class ControllersTests
{
    /// <remarks>Seen with the controllers of v1.20.2: ControllerTests of PspMigrate.Cluster.Tests.</remarks>
    [TestMethod]
    [DataRow("CronJob", "job-controller")]
    [DataRow("Job", "job-controller")]
    [DataRow("DaemonSet", "daemon-set-controller")]
    [DataRow("Deployment", "replicaset-controller")]
    [DataRow("ReplicaSet", "replicaset-controller")]
    [DataRow("ReplicationController", "replication-controller")]
    [DataRow("StatefulSet", "statefulset-controller")]
    public void Pods_are_made_by_the_account_of_their_controller(string kind, string account) =>
        Controllers.CreatorOf(kind).Should().Be(account);

    [TestMethod]
    [DataRow("Pod"), DataRow("PodTemplate"), DataRow("Rollout")]
    public void Nobody_else_makes_the_pods_of_other_kinds(string kind) => Controllers.CreatorOf(kind).Should().BeNull();
}
