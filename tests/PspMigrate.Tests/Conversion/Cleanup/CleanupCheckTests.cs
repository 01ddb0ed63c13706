using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Conversion.Cleanup;

[TestClass]
public sealed class CleanupCheckTests
{
    private const string Use = """{"apiGroups": ["policy"], "resources": ["podsecuritypolicies"], "verbs": ["use"]}""";
    private const string Pods = """{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}""";

    private static readonly CleanupItem Found = new("ClusterRole", "r", null, Position.None);

    [TestMethod]
    [DataRow(Use, true)]
    [DataRow($"{Use}, {Use}", true)]
    [DataRow("", true)]
    [DataRow(Pods, false)]
    [DataRow($"{Use}, {Pods}", false)]
    [DataRow($"{Pods}, {Use}", false)]
    public void A_role_that_has_got_another_rule_meanwhile_stays(string rules, bool goes) =>
        Found.IsStill(Role($"\"rules\": [{rules}]")).Should().Be(goes);

    /// <remarks>Its rules are the controller's, which writes them anew.</remarks>
    [TestMethod]
    public void Of_an_aggregated_role_the_rules_are_not_its_own() => Found.IsStill(
        Role($"\"aggregationRule\": {{\"clusterRoleSelectors\": [{{\"matchLabels\": {{\"a\": \"b\"}}}}]}}, \"rules\": [{Pods}]")).Should().BeTrue();

    [TestMethod]
    public void What_is_not_a_role_any_more_stays() => Found.IsStill("[]").Should().BeFalse();

    /// <remarks>A binding's role can't be changed, and a rule that goes is tested by the patch that takes it out.</remarks>
    [TestMethod]
    public void Only_roles_that_go_are_looked_at_once_more()
    {
        (Found with { Kind = "ClusterRoleBinding" }).IsStill(Role($"\"rules\": [{Pods}]")).Should().BeTrue();
        (Found with { Rules = [new(0, new(), RuleFate.Goes)] }).IsStill(Role($"\"rules\": [{Pods}]")).Should().BeTrue();
    }

    private static string Role(string more) =>
        $"{{\"apiVersion\": \"rbac.authorization.k8s.io/v1\", \"kind\": \"ClusterRole\", \"metadata\": {{\"name\": \"r\"}}, {more}}}";
}
