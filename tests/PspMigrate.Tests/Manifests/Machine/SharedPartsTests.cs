using PspMigrate.Manifests;
using PspMigrate.Manifests.Machine;

namespace PspMigrate.Tests.Manifests.Machine;

[TestClass]
public sealed class SharedPartsTests
{
    [TestMethod]
    public void Equal_parts_of_pods_are_one_object_from_the_second_on_and_others_are_not()
    {
        var pods = Pods("ALL", "ALL", "ALL", "NET_RAW").Inventory.Workloads.Select(workload => workload.Template).ToArray();

        pods[1].Containers[0].SecurityContext.Should().BeSameAs(pods[2].Containers[0].SecurityContext);
        pods[1].Annotations.Should().BeSameAs(pods[2].Annotations).And.NotBeEmpty();
        pods[1].Volumes[0].Should().BeSameAs(pods[2].Volumes[0]);
        pods.Select(pod => pod.Containers[0].SecurityContext!.Capabilities!.Drop.Single()).Should().Equal("ALL", "ALL", "ALL", "NET_RAW");
    }

    [TestMethod]
    public void What_is_wrong_with_equal_parts_is_said_of_each() =>
        Pods("1", "1", "1").Errors().Select(d => d.At.Line).Should().HaveCount(3).And.OnlyHaveUniqueItems();

    [TestMethod]
    public void Parts_whose_fingerprints_meet_stay_apart()
    {
        var shared = new SharedParts();
        Get("a").Should().Be("a");
        Get("a").Should().Be("a");
        Get("b").Should().Be("b");
        Get("b").Should().Be("b");

        string Get(string text) => shared.Get(new ScalarNode(Position.None, text, ScalarType.String), content: 1, [], text, from => from);
    }

    private static ReadResult Pods(params string[] drops) => Read.Text(string.Join("---\n", drops.Select((drop, i) => $"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod-{i}
          annotations:
            app: a
        spec:
          containers:
          - name: c
            securityContext:
              capabilities:
                drop:
                - {drop}
          volumes:
          - name: v
            emptyDir:

        """)));
}
