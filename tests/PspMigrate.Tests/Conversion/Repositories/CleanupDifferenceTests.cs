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

    [TestMethod]
    public void Annotations_of_policies_may_go_from_pods_and_nothing_else_may()
    {
        const string pod = "{kind: Pod, metadata: {name: a, namespace: shop, annotations: {kubernetes.io/psp: p, team: x}}, spec: {}}";

        Find([pod], ["{kind: Pod, metadata: {name: a, namespace: shop, annotations: {team: x}}, spec: {}}"]).Should().BeNull();
        Find([pod], ["{kind: Pod, metadata: {name: a, namespace: shop, annotations: {kubernetes.io/psp: p}}, spec: {}}"]).Should().Be("Pod a in shop");
    }

    [TestMethod]
    public void Nothing_is_added() => Find([], ["{kind: Pod, metadata: {name: a}}"]).Should().Be("Pod a");

    private static string? Find(string[] before, string[] after) => CleanupDifference.Find(Objects(before), Objects(after));

    private static MapNode[] Objects(string[] texts) => [.. texts.Select(text => Nodes.Map(text + "\n"))];
}
