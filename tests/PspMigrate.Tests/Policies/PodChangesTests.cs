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

    private static IEnumerable<string> Changes(Pod before, Pod after) => PodChanges.Between(before, after)
        .Select(change => $"{change.Op} {change.Path} {NodeText.Canonical(change.Value)} {NodeText.Canonical(change.Old)}");
}
