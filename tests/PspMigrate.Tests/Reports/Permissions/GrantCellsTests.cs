using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Permissions;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Permissions;

/// <remarks>Only service accounts have a namespace: their own, else that of the RoleBinding (facts/pod-security-policy.md).</remarks>
[TestClass]
public sealed class GrantCellsTests
{
    private static readonly Role Use = new() { Name = "use", Namespace = "shop" };

    [TestMethod]
    [DataRow("kind: ServiceAccount, name: web, namespace: other", "other")]
    [DataRow("kind: ServiceAccount, name: web", "shop")]
    [DataRow("apiGroup: rbac.authorization.k8s.io, kind: User, name: web", "")]
    [DataRow("apiGroup: rbac.authorization.k8s.io, kind: Group, name: web", "")]
    public void The_namespace_of_an_account_is_its_own_else_that_of_the_binding(string subject, string ns)
    {
        var binding = Binding(subject);

        GrantCells.Row([], binding, binding.Subjects[0], Use, null).Select(cell => cell.Text).Skip(2).Should()
            .Equal(ns, "RoleBinding/use", "Role/use");
    }

    [TestMethod]
    public void A_row_has_a_cell_for_each_header()
    {
        var binding = Binding("kind: ServiceAccount, name: web");
        var rule = GivenManifests.Read(GivenManifests.Grant("p", "g")).Roles.Single().Rules.Single();

        GrantCells.Row([], binding, binding.Subjects[0], Use, null).Should().HaveSameCount(GrantCells.Headers);
        GrantCells.Row([], binding, binding.Subjects[0], Use, rule).Should().HaveSameCount(GrantCells.WithPlaces(GrantCells.Headers, isWide: true));
    }

    private static Binding Binding(string subject) => GivenManifests.Read(
        $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: use, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: use}
        subjects: [{{{subject}}}]
        """).Bindings.Single();
}
