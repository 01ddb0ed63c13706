using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class PodEditsTests
{
    [TestMethod]
    [DataRow("i", 0)]
    [DataRow("a", 1)]
    [DataRow("b", 2)]
    public void One_container_alone_is_changed(string name, int index)
    {
        var pod = Given.PodOf("containers: [{name: a}, {name: b}]\ninitContainers: [{name: i}]");
        var place = Place.Containers(pod).ToArray().Single(item => string.Equals(item.Container.Name, name, StringComparison.Ordinal)).Place;

        var changed = pod.At(place, context => context with { Privileged = true });

        Place.Containers(changed).ToArray().Select(item => item.Container.SecurityContext?.Privileged)
            .Should().Equal(Enumerable.Range(0, 3).Select(at => at == index ? true : (bool?)null));
    }

    [TestMethod]
    public void A_pod_to_which_nothing_is_done_is_the_same_object()
    {
        var pod = Given.Pod("securityContext: {privileged: true}");
        pod.EachContext(context => context with { Privileged = true }).Should().BeSameAs(pod);
    }
}
