using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class FieldValueTests
{
    [TestMethod]
    public void A_field_has_the_path_of_its_place_and_an_annotation_its_key()
    {
        new FieldValue(Value.True, Place.Pod, "hostPID").Path.Should().Be("spec.hostPID");
        new FieldValue(Value.True, new("containers", 1, "b"), "securityContext.privileged").Path.Should().Be("spec.containers[1].securityContext.privileged");
        new FieldValue("unconfined", Place.Pod, "example.com/profile", Origin.Annotation).Path.Should().Be("example.com/profile");
    }

    [TestMethod]
    public void Containers_are_visited_init_first_ephemeral_last()
    {
        var pod = new Pod
        {
            InitContainers = [new() { Name = "i" }],
            Containers = [new() { Name = "a" }, new() { Name = "b" }],
            EphemeralContainers = [new() { Name = "e" }],
        };

        Place.Containers(pod).Select(item => $"{item.Place.Path} {item.Container.Name}").Should().Equal(
            "spec.initContainers[0] i", "spec.containers[0] a", "spec.containers[1] b", "spec.ephemeralContainers[0] e");
    }

    [TestMethod]
    public void The_pod_itself_has_no_name() => Place.Pod.Name.Should().BeEmpty();
}
