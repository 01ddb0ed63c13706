using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports;

[TestClass]
public sealed class MissingMessagesTests
{
    private static readonly Position At = new("r.yaml", 3, 1);

    [TestMethod]
    public void An_object_that_stands_for_others_is_a_warning_with_the_command_that_prints_them()
    {
        var part = new MissingPart("HelmRelease web", At, Lack.Policies | Lack.Workloads)
        {
            Namespaces = ["shop"],
            Command = ["helm", "template", "a b"],
        };

        var message = MissingMessages.Of([part]).Single();

        message.Severity.Should().Be(Severity.Warning);
        message.Message.Should().Be(
            "what HelmRelease web makes is not in the input: policies and workloads in namespace shop; printed by: helm template 'a b'");
        message.At.Should().Be(At);
    }

    /// <summary>A namespace isn't in itself.</summary>
    [TestMethod]
    [DataRow(Lack.Namespaces, "namespace shop"), DataRow(Lack.Namespaces | Lack.Labels, "namespace shop and its labels")]
    [DataRow(Lack.Namespaces | Lack.Bindings, "namespace shop, and bindings in it"), DataRow(Lack.Bindings, "bindings in namespace shop")]
    public void The_only_namespace_is_named(Lack lacks, string missing) =>
        MissingMessages.Of([new("Tenant shop", At, lacks) { Namespaces = ["shop"] }]).Single().Message.Should()
            .Be($"what Tenant shop makes is not in the input: {missing}");

    [TestMethod]
    public void Without_a_command_the_cluster_knows() =>
        MissingMessages.Of([new("Application web", At, Lack.Everything)]).Single().Advice.Should().Be("read it from the cluster");

    /// <summary>Charts and the like have no line, and their reader has told of them.</summary>
    [TestMethod]
    public void What_has_been_told_is_not_told_again() =>
        MissingMessages.Of([new("chart charts/web", new Position("charts/web/Chart.yaml", 0, 0), Lack.Everything)]).Should().BeEmpty();
}
