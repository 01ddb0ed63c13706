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
        var place = Place.Containers(pod).Single(item => string.Equals(item.Container.Name, name, StringComparison.Ordinal)).Place;

        var changed = pod.At(place, context => context with { Privileged = true });

        Place.Containers(changed).Select(item => item.Container.SecurityContext?.Privileged)
            .Should().Equal(Enumerable.Range(0, 3).Select(at => at == index ? true : (bool?)null));
    }

    [TestMethod]
    public void A_pod_to_which_nothing_is_done_is_the_same_object()
    {
        var pod = Given.Pod("securityContext: {privileged: true}");
        pod.EachContext(context => context with { Privileged = true }).Should().BeSameAs(pod);
        pod.At(new Place("containers", 0, "a"), context => context with { Privileged = true }).Should().BeSameAs(pod);
    }

    [TestMethod]
    [DataRow("containers", 1), DataRow("ephemeralContainers", 0), DataRow("volumes", 0)]
    public void A_place_that_holds_no_container_changes_nothing(string list, int index)
    {
        var pod = Given.Pod();
        pod.At(new Place(list, index, "a"), context => context with { Privileged = true }).Should().BeSameAs(pod);
    }

    [TestMethod]
    public void Of_containers_with_one_name_only_the_one_at_the_place_is_changed()
    {
        var pod = Given.PodOf("containers: [{name: a}]\nephemeralContainers: [{name: a}, {name: a}]");

        var changed = pod.At(new Place("ephemeralContainers", 1, "a"), context => context with { Privileged = true });

        Place.Containers(changed).Select(item => item.Container.SecurityContext?.Privileged).Should().Equal(null, null, true);
    }
}
