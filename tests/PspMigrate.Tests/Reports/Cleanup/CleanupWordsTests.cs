using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Cleanup;

namespace PspMigrate.Tests.Reports.Cleanup;

[TestClass]
public sealed class CleanupWordsTests
{
    private static readonly PolicyRule Rule = new() { ApiGroups = ["policy"], Resources = ["podsecuritypolicies"], Verbs = ["use"] };

    [TestMethod]
    public void An_object_is_named_as_kubectl_does_with_its_namespace_and_its_place()
    {
        CleanupWords.Of(new CleanupItem("PodSecurityPolicy", "p", null, new("psp.yaml", 3, 1))).Should().Be("PodSecurityPolicy/p (psp.yaml:3)");
        CleanupWords.Of(new CleanupItem("RoleBinding", "b", "shop", new("rbac.yaml", 7, 1))).Should().Be("RoleBinding/b in shop (rbac.yaml:7)");
    }

    /// <remarks>
    /// docs/cleanup.md: a rule about policies alone goes, one with other resources loses that one from its list. Lists count from 0, as in patches.
    /// </remarks>
    [TestMethod]
    public void A_role_that_stays_says_which_rules_go_and_which_only_lose_a_resource()
    {
        var role = new CleanupItem("Role", "mixed", "shop", new("rbac.yaml", 7, 1)) { Owner = new(OwnerKind.Flux, "apps") };
        var mixed = role with { Rules = [new(0, Rule, RuleFate.Goes), new(2, Rule, RuleFate.LosesPolicies)] };

        CleanupWords.Of(mixed).Should().EndWith(": loses rules[0], podsecuritypolicies in rules[2]; belongs to Flux Kustomization apps");
        CleanupWords.Of(role).Should().EndWith("(rbac.yaml:7); belongs to Flux Kustomization apps");
    }

    /// <remarks>Two owners with the same words could not be told apart by whoever has to be asked.</remarks>
    [TestMethod]
    public void Each_kind_of_owner_is_named_with_what_the_object_calls_it()
    {
        var kinds = Enum.GetValues<OwnerKind>();

        kinds.Select(kind => CleanupWords.Owner(new(kind, "mon"))).Should().OnlyHaveUniqueItems();
        kinds.Where(kind => kind != OwnerKind.AddonManager).Should().OnlyContain(kind => CleanupWords.Owner(new(kind, "mon")).EndsWith(" mon"));
    }

    /// <remarks>Only <c>managed-by: Helm</c>, the add-on manager's mode: neither has to come with a name.</remarks>
    [TestMethod]
    [DataRow(OwnerKind.Helm), DataRow(OwnerKind.HelmHook), DataRow(OwnerKind.AddonManager)]
    public void An_owner_that_the_object_does_not_name_leaves_no_gap(OwnerKind kind) =>
        CleanupWords.Owner(new(kind, Name: null)).Should().MatchRegex(@"^\S+( \S+)*$");

    [TestMethod]
    public void Whatever_stays_has_a_reason_of_its_own()
    {
        var items = Enum.GetValues<StayReason>().Select(reason => Staying(reason, "guard")).ToArray();

        items.Select(CleanupWords.Reason).Should().OnlyHaveUniqueItems();
        items.Should().OnlyContain(item => CleanupWords.Of(item) == $"ClusterRole/use (rbac.yaml:7): {CleanupWords.Reason(item)}");
    }

    [TestMethod]
    public void The_admission_policies_that_need_it_are_named()
    {
        CleanupWords.Reason(Staying(StayReason.AuthorizerCheck, "guard")).Should().StartWith("guard asks RBAC ");
        CleanupWords.Reason(Staying(StayReason.AuthorizerCheck, "a", "b", "c", "d")).Should().StartWith("a, b and 2 more ask RBAC ");
    }

    private static StayingItem Staying(StayReason reason, params string[] checks) =>
        new("ClusterRole", "use", null, new("rbac.yaml", 7, 1), reason, [.. checks]);
}
