using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Truth;

namespace PspMigrate.Tests.Policies;

[TestClass]
public sealed class PodChangesTests
{
    private static readonly Pod Plain = new() { SecurityContext = new(), Containers = [new() { Name = "c" }] };

    [TestMethod]
    public void Equal_pods_differ_in_nothing() => Changes(Plain, Plain with { Name = "other" }).Should().BeEmpty();

    [TestMethod]
    public void An_annotation_is_added_by_itself_under_an_escaped_key() =>
        Changes(Plain, Plain with { Annotations = Maps.Empty.Add("example.com/a~b", "v") })
            .Should().Equal("add /metadata/annotations/example.com~1a~0b \"v\" null");

    [TestMethod]
    public void What_is_missing_before_is_added_whole()
    {
        var filled = Plain with { Containers = [new() { Name = "c", SecurityContext = new() { Capabilities = new(default, ["ALL"]) } }] };

        Changes(Plain, filled).Should().Equal("""add /spec/containers/0/securityContext {"capabilities":{"drop":["ALL"]}} null""");
    }

    [TestMethod]
    public void A_list_of_names_is_replaced_as_a_whole()
    {
        var before = Plain with { Containers = [new() { Name = "c", SecurityContext = new() { Capabilities = new(default, ["NET_RAW"]) } }] };
        var after = Plain with { Containers = [new() { Name = "c", SecurityContext = new() { Capabilities = new(default, ["ALL", "NET_RAW"]) } }] };

        Changes(before, after).Should().Equal("""replace /spec/containers/0/securityContext/capabilities/drop ["ALL","NET_RAW"] ["NET_RAW"]""");
    }

    [TestMethod]
    public void What_is_gone_is_removed_and_its_old_value_told() =>
        Changes(Plain with { RuntimeClassName = "kata" }, Plain).Should().Equal("remove /spec/runtimeClassName null \"kata\"");

    [TestMethod]
    public void A_value_is_replaced() => Changes(Plain with { RuntimeClassName = "kata" }, Plain with { RuntimeClassName = "gvisor" })
        .Should().Equal("replace /spec/runtimeClassName \"gvisor\" \"kata\"");

    [TestMethod]
    [DataRow("ALL", "ALL,KILL")]
    [DataRow("ALL,KILL", "ALL,CHOWN")]
    public void A_list_is_another_one_if_anything_in_it_is(string before, string after)
    {
        Changes(Dropping(before), Dropping(after)).Should().ContainSingle().Which.Should()
            .StartWith("replace /spec/containers/0/securityContext/capabilities/drop ");
        Changes(Dropping(before), Dropping(before)).Should().BeEmpty();

        static Pod Dropping(string names) =>
            Plain with { Containers = [new() { Name = "c", SecurityContext = new() { Capabilities = new(default, [.. names.Split(',')]) } }] };
    }

    [TestMethod]
    public void A_longer_list_of_objects_is_replaced_as_a_whole()
    {
        var one = Plain with { Volumes = [new() { Name = "a", Sources = ["emptyDir"] }] };

        Changes(one, one with { Volumes = [.. one.Volumes, new() { Name = "b", Sources = ["emptyDir"] }] })
            .Should().ContainSingle().Which.Should().StartWith("replace /spec/volumes ");
    }

    private static IEnumerable<string> Changes(Pod before, Pod after) => PodChanges.Between(before, after)
        .Select(change => $"{Verb(change)} {change.Path} {NodeText.Canonical(change.Value)} {NodeText.Canonical(change.Old)}");

    private static string Verb(PodChange change) => change.Old is null ? "add" : change.Value is null ? "remove" : "replace";
}
