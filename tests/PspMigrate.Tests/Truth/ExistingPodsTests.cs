using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Server;

namespace PspMigrate.Tests.Truth;

/// <summary>Expectations: facts/pod-security-admission.md, "Namespaces", the text and its order.</summary>
[TestClass]
public sealed class ExistingPodsTests
{
    private const string Heading = "existing pods in namespace \"x\" violate the new PodSecurity enforce level \"baseline:latest\"";

    private static readonly LevelVersion Baseline = new(Level.Baseline, KubernetesVersion.Latest);

    [TestMethod]
    public void Pods_are_grouped_by_reason_under_the_first_name()
    {
        Warnings([HostPid("c"), Privileged("z"), HostPid("b"), HostPid("a"), Privileged("y"), new() { Name = "fine" }]).Should().Equal(
            Heading, "a (and 2 other pods): host namespaces", "y (and 1 other pod): privileged");
    }

    [TestMethod]
    public void Nothing_is_said_when_all_pods_are_fine() => Warnings([new() { Name = "fine" }]).Should().BeEmpty();

    [TestMethod]
    public void Pods_of_exempt_runtime_classes_are_left_out() =>
        Warnings([HostPid("a") with { RuntimeClassName = "kata" }]).Should().BeEmpty();

    [TestMethod]
    public void The_limit_takes_one_pod_of_each_controller_before_further_replicas()
    {
        Warnings([Replica(HostPid("a"), "u1"), Replica(HostPid("b"), "u1"), Replica(Privileged("c"), "u2")], limit: 2).Should().Equal(
            "new PodSecurity enforce level only checked against the first 2 of 3 existing pods",
            Heading,
            "a: host namespaces",
            "c: privileged");
    }

    [TestMethod]
    public void As_many_pods_as_the_limit_are_all_looked_at() =>
        Warnings([HostPid("a"), HostPid("b")], limit: 2).Should().Equal(Heading, "a (and 1 other pod): host namespaces");

    private static ImmutableArray<string> Warnings(Pod[] pods, int limit = ExistingPods.Limit) =>
        ExistingPods.Warnings("x", Baseline, pods, ["kata"], limit);

    private static Pod HostPid(string name) => new() { Name = name, HostPid = true };

    private static Pod Privileged(string name) =>
        new() { Name = name, Containers = [new() { Name = "c", SecurityContext = new() { Privileged = true } }] };

    private static Pod Replica(Pod pod, string uid) => pod with { Owners = [new("apps/v1", "ReplicaSet", uid, Controller: true)] };
}
