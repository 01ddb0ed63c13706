using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Tests.Manifests;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class CleanupDifferenceTests
{
    private const string Policy = "{kind: PodSecurityPolicy, apiVersion: policy/v1beta1, metadata: {name: p}, spec: {}}";

    private const string Uses =
        "{kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: use}, rules: [{apiGroups: [policy], "
        + "resources: [podsecuritypolicies], resourceNames: [p], verbs: [use]}]}";

    private const string ReadsToo =
        "{kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: use}, rules: [{apiGroups: [''], resources: [pods], verbs: [get]}, "
        + "{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [p], verbs: [use]}]}";

    private const string Reads =
        "{kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: use}, rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]}";

    private const string Binding =
        "{kind: ClusterRoleBinding, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: all}, roleRef: {kind: ClusterRole, name: use}, subjects: []}";

    [TestMethod]
    public void Policies_and_what_grants_only_them_may_go() => Find([Policy, Uses, Binding], []).Should().BeNull();

    [TestMethod]
    public void A_role_may_lose_its_rules_about_policies() => Find([ReadsToo], [Reads]).Should().BeNull();

    [TestMethod]
    public void A_role_that_grants_something_else_may_not_go() => Find([ReadsToo], []).Should().Be("ClusterRole use");

    [TestMethod]
    public void A_role_may_not_lose_more() => Find([ReadsToo], [Reads.Replace("get", "list", StringComparison.Ordinal)]).Should().Be("ClusterRole use");

    [TestMethod]
    public void A_binding_stays_while_its_role_is_built() => Find([Reads, Binding], [Reads]).Should().Be("ClusterRoleBinding all");

    /// <remarks>kubernetes.io/docs/reference/access-authn-authz/rbac: a RoleBinding to a Role means the one in its own namespace.</remarks>
    [TestMethod]
    public void Only_the_role_in_its_own_namespace_keeps_a_binding()
    {
        var (here, there) = (InNamespace(Uses, "Role", "a"), InNamespace(Reads, "Role", "b"));
        var binding = InNamespace(Binding, "RoleBinding", "a").Replace("roleRef: {kind: ClusterRole", "roleRef: {kind: Role", StringComparison.Ordinal);

        Find([here, there, binding], [there]).Should().BeNull();
        Find([here, there, binding], [here, there]).Should().Be("RoleBinding all in a");
        Find([there, binding, InNamespace(Reads, "Role", "a")], [there, InNamespace(Reads, "Role", "a")]).Should().Be("RoleBinding all in a");
        Find([binding, Reads], [Reads]).Should().BeNull("a ClusterRole of that name is another");
    }

    [TestMethod]
    [DataRow("ClusterRole", "[poddisruptionbudgets]", null)]
    [DataRow("Role", "[poddisruptionbudgets]", null)]
    [DataRow("Role", "[podsecuritypolicies]", "Role use in a")]
    [DataRow("Role", "[]", "Role use in a")]
    public void A_rule_may_lose_policies_from_its_resources(string kind, string left, string? different)
    {
        const string both = "{kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: use}, rules: [{apiGroups: [policy], "
            + "resources: [podsecuritypolicies, poddisruptionbudgets], verbs: ['*']}]}";
        var role = kind is "Role" ? InNamespace(both, "Role", "a") : both;

        Find([role], [role.Replace("[podsecuritypolicies, poddisruptionbudgets]", left, StringComparison.Ordinal)]).Should().Be(different);
    }

    /// <summary>A map that has nothing in it is no other than one that isn't there.</summary>
    [TestMethod]
    [DataRow("annotations: {kubernetes.io/psp: p}", "")]
    [DataRow("annotations: {kubernetes.io/psp: p}", "annotations: {}")]
    public void The_last_annotation_may_take_its_map_along(string before, string after)
    {
        const string deployment = "{kind: Deployment, metadata: {name: a}, spec: {template: {metadata: {BEFORE}, spec: {}}}}";

        string[] annotated = [deployment.Replace("BEFORE", before, StringComparison.Ordinal)];
        Find(annotated, [deployment.Replace("BEFORE", after, StringComparison.Ordinal)]).Should().BeNull();
        Find(annotated, ["{kind: Deployment, metadata: {name: a}, spec: {template: {spec: {}}}}"])
            .Should().BeNull();
    }

    [TestMethod]
    public void Annotations_of_policies_may_go_from_pods_and_nothing_else_may()
    {
        const string pod = "{kind: Pod, metadata: {name: a, namespace: shop, annotations: {kubernetes.io/psp: p, team: x}}, spec: {}}";

        Find([pod], ["{kind: Pod, metadata: {name: a, namespace: shop, annotations: {team: x}}, spec: {}}"]).Should().BeNull();
        Find([pod], ["{kind: Pod, metadata: {name: a, namespace: shop, annotations: {kubernetes.io/psp: p}}, spec: {}}"]).Should().Be("Pod a in shop");
    }

    [TestMethod]
    public void Nothing_is_added() => Find([], ["{kind: Pod, metadata: {name: a}}"]).Should().Be("Pod a");

    private static string InNamespace(string text, string kind, string ns) => text
        .Replace(text[..text.IndexOf(',', StringComparison.Ordinal)], $"{{kind: {kind}", StringComparison.Ordinal)
        .Replace("metadata: {", $"metadata: {{namespace: {ns}, ", StringComparison.Ordinal);

    private static string? Find(string[] before, string[] after) => CleanupDifference.Find(Objects(before), Objects(after));

    private static MapNode[] Objects(string[] texts) => [.. texts.Select(text => Nodes.Map(text + "\n"))];
}
