using CsCheck;
using PspMigrate.Access;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Server;
using static PspMigrate.Tests.Access.Rbac;

namespace PspMigrate.Tests.Access;

[TestClass]
public sealed class AccessPropertyTests
{
    private static readonly Gen<string> Namespace = Any("a", "b", "kube-system");
    private static readonly Gen<string> Policy = Any("p1", "p2", "p3");

    private static readonly Gen<Role> AnyRole = Gen.Select(
        Any("r1", "r2"), Namespace.Null(), Policy.Array[0, 2], Any("use", "*", "get"),
        (name, ns, policies, verb) => ClusterRole(name, Use(policies) with { Verbs = [verb] }) with { Namespace = ns });

    private static readonly Gen<Subject> AnySubject = Gen.OneOf(
        Gen.Select(Namespace, Any("default", "app", "job-controller"), (ns, name) => Account(ns, name)),
        Any("system:authenticated", "system:serviceaccounts", "system:serviceaccounts:a", "devs").Select(name => Group(name)),
        Any("alice", "system:serviceaccount:b:app").Select(name => User(name)));

    private static readonly Gen<Binding> AnyBinding = Gen.Select(
        Any("r1", "r2", "cluster-admin", "none"), Namespace.Null(), AnySubject.Array[0, 3],
        (role, ns, subjects) => ClusterRoleBinding(role, subjects) with { Namespace = ns });

    private static readonly Gen<Inventory> AnyInventory = Gen.Select(
        AnyRole.Array[0, 4], AnyBinding.Array[0, 5], (roles, bindings) => Inventory(roles, bindings, "p1", "p2", "p3"));

    [TestMethod]
    public void Account_gets_what_it_or_any_authenticated_user_may_use()
    {
        AnyInventory.Sample(inventory =>
        {
            var index = AccessIndex.Build(inventory);
            foreach (var access in AccessAnalysis.Analyze(inventory, index).Namespaces)
            {
                var everybody = index.Usable(new("somebody", ["system:authenticated"]), access.Namespace);
                foreach (var account in access.Accounts)
                {
                    var own = index.Usable(Identity.ServiceAccount(access.Namespace, account.Account), access.Namespace);
                    account.Policies.Should().Equal(own.Union(everybody, StringComparer.Ordinal).Order(StringComparer.Ordinal));
                }

                access.Policies.Should().BeEquivalentTo(access.Accounts.Where(account => !Controllers.IsAccount(access.Namespace, account.Account))
                    .SelectMany(account => account.Policies).Distinct(StringComparer.Ordinal));
                access.Policies.Should().BeEquivalentTo(access.Grants.Select(grant => grant.Policy).Distinct(StringComparer.Ordinal));
            }
        });
    }

    [TestMethod]
    public void Another_binding_or_flag_never_takes_a_policy_away()
    {
        Gen.Select(AnyInventory, AnyBinding, Gen.Bool, Gen.Bool).Sample((inventory, binding, controllers, users) =>
        {
            var wider = (inventory with { Bindings = inventory.Bindings.Add(binding) }).Analyze(controllers, users);
            foreach (var before in inventory.Analyze().Namespaces)
                before.Policies.Should().BeSubsetOf(wider.In(before.Namespace).Policies);
        });
    }

    [TestMethod]
    public void Usable_is_what_reviews_in_either_group_say()
    {
        AnyInventory.Sample(inventory =>
        {
            var index = AccessIndex.Build(inventory);
            var who = Identity.Requester("a", "app");
            string[] groups = ["policy", "extensions"];
            index.Usable(who, "a").Should().Equal(
                index.Policies.Where(policy => groups.Any(group => index.MayUse(who, "a", policy, group))));
        });
    }

    private static Gen<string> Any(params string[] options) => Gen.Int[0, options.Length - 1].Select(i => options[i]);
}
