using PspMigrate.Access;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Tests.Conversion.Keeping;

/// <remarks>A service account's requests carry the groups of all accounts and of its namespace's (docs/facts/pod-security-policy.md, 3).</remarks>
[TestClass]
public sealed class HoldersTests
{
    private static readonly SubjectKey Jane = SubjectKey.User("jane");
    private static readonly SubjectKey Builder = SubjectKey.User("system:serviceaccount:web:builder");
    private static readonly SubjectKey OfWeb = SubjectKey.Group("system:serviceaccounts:web");
    private static readonly SubjectKey OfAll = SubjectKey.Group("system:serviceaccounts");

    [TestMethod]
    public void Whoever_holds_a_policy_everywhere_holds_it_in_each_namespace()
    {
        var everywhere = Of(["web", "shop"], [Jane]);
        var here = Of(["web", "shop"], [], ("web", [Jane]));

        everywhere.Include(here).Should().BeTrue();
        here.Include(everywhere).Should().BeFalse("jane may not use it in shop");
    }

    [TestMethod]
    public void Grants_in_every_namespace_are_as_good_as_one_everywhere()
    {
        var each = Of(["web", "shop"], [], ("web", [Jane]), ("shop", [Jane]));

        each.Include(Of(["web", "shop"], [Jane])).Should().BeTrue();
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Accounts_come_with_their_groups(bool isOfAll)
    {
        var group = Of(["web"], [isOfAll ? OfAll : OfWeb]);

        group.Include(Of(["web"], [], ("web", [Builder]))).Should().BeTrue();
        group.Include(Of(["web"], [], ("web", [OfWeb]))).Should().BeTrue();
        group.Include(Of(["web"], [], ("web", [Jane]))).Should().BeFalse();
        group.Include(Of(["web"], [SubjectKey.User("system:serviceaccount:shop:builder")])).Should().Be(isOfAll);
    }

    [TestMethod]
    public void One_who_may_not_is_enough() => Of(["web"], [OfWeb]).Include(Of(["web"], [], ("web", [Builder, Jane]))).Should().BeFalse();

    /// <remarks>Names of people and of their groups are whatever the authenticator says (kubernetes.io, Authenticating).</remarks>
    [TestMethod]
    public void Only_names_of_service_accounts_are_in_their_groups()
    {
        SubjectKey[] others = [SubjectKey.User("oidc:corp:web:jane"), SubjectKey.Group("team"), SubjectKey.Group("system:serviceaccount:web:builder")];
        foreach (var other in others)
            Of(["web"], [OfWeb, OfAll]).Include(Of(["web"], [other])).Should().BeFalse(other.Name);
    }

    [TestMethod]
    public void Everybody_who_is_authenticated_includes_everybody() =>
        Of(["web"], [], ("web", [SubjectKey.Group("system:authenticated")])).Include(Of(["web"], [Jane, OfAll])).Should().BeTrue();

    [TestMethod]
    public void Names_are_sorted_and_said_once() =>
        Of(["web", "shop"], [OfWeb, Jane], ("web", [Builder]), ("shop", [Builder])).Names
            .Should().Equal("jane", "system:serviceaccount:web:builder", "system:serviceaccounts:web");

    private static Holders Of(
        ImmutableArray<string> namespaces, ImmutableHashSet<SubjectKey> everywhere, params (string Namespace, ImmutableHashSet<SubjectKey> Keys)[] own) =>
        new(namespaces, everywhere, own.ToImmutableDictionary(item => item.Namespace, item => item.Keys));
}
