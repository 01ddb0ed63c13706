using PspMigrate.Access;
using PspMigrate.Conversion.WhatIf;
using PspMigrate.Manifests.Objects;
using static PspMigrate.Tests.Access.Rbac;

namespace PspMigrate.Tests.Conversion.WhatIf;

[TestClass]
public sealed class WithoutTests
{
    private static readonly Inventory Given = Inventory(
        [ClusterRole("r", Use("p1", "p2")), ClusterRole("all", Use())],
        [ClusterRoleBinding("r", Account("a", "app")) with { Name = "b" }, ClusterRoleBinding("r", Account("a", "app")) with { Name = "b", Namespace = "a" }],
        "p1", "p2");

    [TestMethod]
    public void A_bare_name_means_every_binding_of_that_name() =>
        (new Without { Bindings = ["b"] }).In(Given).Bindings.Should().BeEmpty();

    [TestMethod]
    [DataRow("a/b", "ClusterRoleBinding")]
    [DataRow("ClusterRoleBinding/b", "RoleBinding")]
    public void A_namespace_or_kind_before_the_name_means_one_alone(string name, string left) =>
        (new Without { Bindings = [name] }).In(Given).Bindings.Should().ContainSingle().Which.Kind.Should().Be(left);

    [TestMethod]
    public void A_binding_s_own_name_means_it_alone()
    {
        foreach (var binding in Given.Bindings)
            (new Without { Bindings = [Without.NameOf(binding)] }).In(Given).Bindings.Should().Equal(Given.Bindings.Remove(binding));
    }

    [TestMethod]
    public void Bindings_to_a_role_that_is_gone_grant_nothing_and_look_like_nothing_that_files_lack()
    {
        var left = (new Without { Roles = ["r"] }).In(Given);
        left.Bindings.Should().BeEmpty();
        left.Roles.Should().ContainSingle().Which.Name.Should().Be("all");
    }

    /// <remarks>A RoleBinding means the Role of its own namespace, or a ClusterRole (rbac.authorization.k8s.io/v1, RoleRef).</remarks>
    [TestMethod]
    [DataRow("a/r", "to-b to-cluster")]
    [DataRow("ClusterRole/r", "to-a to-b")]
    [DataRow("r", "")]
    public void Only_what_binds_the_role_that_is_gone_goes_with_it(string name, string left)
    {
        var given = Inventory(
            [Role("a", "r", Use("p1")), Role("b", "r", Use("p1")), ClusterRole("r", Use("p1"))],
            [RoleBinding("a", "r", Group("g")).ToRole() with { Name = "to-a" }, RoleBinding("b", "r", Group("g")).ToRole() with { Name = "to-b" },
                RoleBinding("a", "r", Group("g")) with { Name = "to-cluster" }],
            "p1");

        string.Join(' ', (new Without { Roles = [name] }).In(given).Bindings.Select(binding => binding.Name)).Should().Be(left);
    }

    /// <remarks>A rule without resourceNames means every object (rbac.authorization.k8s.io/v1, PolicyRule).</remarks>
    [TestMethod]
    public void A_rule_that_names_only_policies_that_are_gone_does_not_come_to_mean_all()
    {
        var left = (new Without { Policies = ["p1", "p2"] }).In(Given with { Policies = Inventory([], [], "p1", "p2", "p3").Policies });
        left.Policies.Should().ContainSingle().Which.Name.Should().Be("p3");
        AccessIndex.Build(left).Usable(Identity.ServiceAccount("a", "app"), "a").Should().BeEmpty();
    }

    [TestMethod]
    public void The_other_names_of_a_rule_stay()
    {
        var left = (new Without { Policies = ["p1"] }).In(Given);
        AccessIndex.Build(left).Usable(Identity.ServiceAccount("a", "app"), "a").Should().Equal("p2");
        left.Roles.Single(role => role.Name is "r").Rules.Single().ResourceNames.Should().Equal("p2");
    }

    [TestMethod]
    public void Names_that_mean_nothing_are_told_with_those_that_there_are()
    {
        var unknown = new Without { Bindings = ["b", "ClusterRoleBinding/c"], Roles = ["s"], Policies = ["p1", "p9"] }.Unknown(Given).ToArray();
        unknown.Select(item => (item.Kind, item.Name)).Should().Equal(("binding", "ClusterRoleBinding/c"), ("role", "s"), ("policy", "p9"));
        unknown.Select(item => string.Join(' ', item.Known)).Should().Equal("b", "all r", "p1 p2");

        var more = Given with { Bindings = Given.Bindings.Add(ClusterRoleBinding("r", Group("g")) with { Name = "other" }) };
        new Without { Bindings = ["b", "other"], Roles = ["r", "all"], Policies = ["p1"] }.Unknown(more).Should().BeEmpty();
    }
}
