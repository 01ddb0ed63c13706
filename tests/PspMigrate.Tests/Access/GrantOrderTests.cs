using PspMigrate.Access;
using static PspMigrate.Tests.Access.Rbac;

namespace PspMigrate.Tests.Access;

[TestClass]
public sealed class GrantOrderTests
{
    /// <summary>Each comes before the next by one more key, and after it by the key behind that.</summary>
    private static readonly Grant[] Ordered =
    [
        Grant("p", null, "z", 9, "z", 9),
        Grant("p", "a", "a", 9, "z", 9),
        Grant("p", "a", "b", 1, "z", 9),
        Grant("p", "a", "b", 2, "a", 9),
        Grant("p", "a", "b", 2, "b", 1),
        Grant("p", "a", "b", 2, "b", 2),
        Grant("q", null, "a", 1, "a", 1),
    ];

    [TestMethod]
    public void Grants_are_ordered_by_policy_namespace_binding_subject_and_rule()
    {
        for (var i = 0; i < Ordered.Length; i++)
        {
            for (var j = 0; j < Ordered.Length; j++)
                Math.Sign(GrantOrder.Instance.Compare(Ordered[i], Ordered[j])).Should().Be(Math.Sign(i - j), $"{i} and {j}");
        }
    }

    [TestMethod]
    public void Nothing_comes_first()
    {
        GrantOrder.Instance.Compare(null, Ordered[0]).Should().BeNegative();
        GrantOrder.Instance.Compare(Ordered[0], null).Should().BePositive();
        GrantOrder.Instance.Compare(null, null).Should().Be(0);
    }

    [TestMethod]
    public void All_grants_of_an_input_are_in_order()
    {
        var index = AccessIndex.Build(Inventory(
            [ClusterRole("r", Use("q", "p"))], [RoleBinding("z", "r", User("ann")), RoleBinding("a", "r", User("ann"))], "p", "q"));

        index.All.Select(grant => $"{grant.Policy} {grant.Binding.Namespace}").Should().Equal("p a", "p z", "q a", "q z");
    }

    private static Grant Grant(string policy, string? @namespace, string binding, int line, string subject, int rule) => new(
        policy,
        Use(policy) with { At = new("rules.yaml", rule, 1) },
        ClusterRole("r"),
        ClusterRoleBinding("r") with { Namespace = @namespace, Name = binding },
        User(subject) with { At = new("binding.yaml", line, 1) });
}
