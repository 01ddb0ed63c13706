using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.PullRequests;
using PspMigrate.Tests.Conversion.Repositories;

namespace PspMigrate.Tests.Reports.PullRequests;

[TestClass]
public sealed class LeftAloneReasonTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    [TestMethod]
    public void A_namespace_that_gets_its_labels_has_none() =>
        LeftAloneReason.Of(Sample.Plan([Sample.File("a.yaml", Namespace)]).Changes.Single()).Should().BeNull();

    [TestMethod]
    public void Of_two_definitions_both_places_are_named() =>
        LeftAloneReason.Of(Sample.Plan([Sample.File("a.yaml", Namespace), Sample.File("b.yaml", "# b\n" + Namespace)]).Changes.Single())
            .Should().Be("it is defined more than once (a.yaml:1, b.yaml:2); label the one that counts");

    [TestMethod]
    public void A_manifest_that_must_not_be_edited_is_named_with_the_reason() =>
        LeftAloneReason.Of(Sample.Plan([new RepositoryFile("a.yaml", Namespace, "it comes from elsewhere")]).Changes.Single())
            .Should().Be("a.yaml:1: it comes from elsewhere");
}
