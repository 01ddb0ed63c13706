using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class IncompleteNamespacesTests
{
    private static readonly RepositoryFile[] Files =
    [
        Sample.File("a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n"),
        Sample.File("b.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-b\n"),
    ];

    [TestMethod]
    [DataRow(Lack.Policies)]
    [DataRow(Lack.Bindings)]
    [DataRow(Lack.Everything)]
    public void A_namespace_whose_grants_may_not_all_have_been_read_is_left_alone(Lack lack)
    {
        var changes = Left(new("chart charts/agent", default, lack) { Namespaces = ["team-a"] });

        changes.Select(change => (change.Name, change.Kind)).Should().Equal(("team-a", ChangeKind.Incomplete), ("team-b", ChangeKind.Edit));
        changes[0].Why.Should().StartWith("what chart charts/agent makes wasn't read");
    }

    [TestMethod]
    public void What_may_be_anywhere_concerns_every_namespace() =>
        Left(new("chart x", default, Lack.Policies) { IsAnywhere = true }).Should().OnlyContain(change => change.Kind == ChangeKind.Incomplete);

    [TestMethod]
    [DataRow(Lack.Workloads)]
    [DataRow(Lack.Namespaces | Lack.Labels)]
    public void Workloads_and_labels_that_are_missing_change_no_level(Lack lack) =>
        Left(new("chart x", default, lack) { IsAnywhere = true }).Should().OnlyContain(change => change.Kind == ChangeKind.Edit);

    private static ImmutableArray<NamespaceChange> Left(MissingPart part) => IncompleteNamespaces.LeaveAlone([.. Sample.Plan(Files).Changes], [part]);
}
