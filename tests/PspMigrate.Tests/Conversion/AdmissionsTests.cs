using PspMigrate.Access;
using PspMigrate.Conversion;

namespace PspMigrate.Tests.Conversion;

/// <summary>Who admits a workload, and by whose right: facts/pod-security-policy.md, 2-6; whole recorded clusters are in Truth.</summary>
[TestClass]
public sealed class AdmissionsTests
{
    private const string Web =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec: {template: {spec: {containers: [{name: a}]}}}
        """;

    /// <remarks>A real v1.20.2 admits the Deployment's pods by open, which changes nothing, as its replicaset-controller may use that.</remarks>
    [TestMethod]
    public void A_controller_s_grant_counts_as_much_as_the_service_account_s()
    {
        var admission = One(
            Named("open"), Named("strict", "readOnlyRootFilesystem: true"),
            GivenManifests.Grant("open", "system:serviceaccounts:kube-system"), GivenManifests.Grant("strict", "system:serviceaccounts:shop", "shop"), Web);

        admission.Policy!.Name.Should().Be("open");
        admission.Through.Should().Be(AdmittedThrough.Controller);
        admission.Controller.Should().Be("replicaset-controller");
        admission.Usable.Should().Equal("open", "strict");
    }

    /// <remarks>As a real server of v1.20.2 admits the pods that its controllers make: ControllerTests of PspMigrate.Cluster.Tests.</remarks>
    [TestMethod]
    [DataRow("apps/v1", "Deployment", "replicaset-controller")]
    [DataRow("apps/v1", "DaemonSet", "daemon-set-controller")]
    [DataRow("apps/v1", "StatefulSet", "statefulset-controller")]
    [DataRow("batch/v1", "Job", "job-controller")]
    public void A_grant_to_one_controller_reaches_what_it_makes(string version, string kind, string account)
    {
        var workload =
            $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: web, namespace: shop}}\nspec: {{template: {{spec: {{containers: [{{name: a}}]}}}}}}";
        string? By(string controller) => One(GivenManifests.Loose, GrantTo("ServiceAccount", controller, "loose"), workload).Policy?.Name;

        By(account).Should().Be("loose");
        By(account is "job-controller" ? "cronjob-controller" : "job-controller").Should().BeNull();
    }

    /// <remarks>
    /// facts/pod-security-policy.md, 14: the first policy that changes the pod makes it invalid, and no later one is tried; here the first is the
    /// controller's.
    /// </remarks>
    [TestMethod]
    public void What_a_controller_s_policy_makes_invalid_is_refused()
    {
        var admission = One(
            Named("a", "privileged: true, defaultAllowPrivilegeEscalation: false"), Named("b", "privileged: true, requiredDropCapabilities: [NET_RAW]"),
            GrantTo("ServiceAccount", "replicaset-controller", "a"), GivenManifests.Grant("b", "system:serviceaccounts:shop", "shop"),
            Web.Replace("{name: a}", "{name: a, securityContext: {privileged: true}}", StringComparison.Ordinal));

        admission.Policy.Should().BeNull();
        admission.Decision.Policy.Should().Be("a");
        admission.Decision.Invalid.Should().ContainSingle();
    }

    [TestMethod]
    public void Its_own_account_s_right_and_everybody_s_are_told_apart()
    {
        One(GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts"), Web).Through.Should().Be(AdmittedThrough.Account);
        One(GivenManifests.Loose, GivenManifests.Grant("loose", "system:authenticated"), Web).Through.Should().Be(AdmittedThrough.Everybody);
    }

    [TestMethod]
    [DataRow("apps/v1", "ReplicaSet", "loose")]
    [DataRow("apps.kruise.io/v1alpha1", "ReplicaSet", null)]
    [DataRow("example.com/v1", "Rocket", null)]
    public void A_pod_that_has_been_made_names_its_controller(string version, string kind, string? policy) => (One(
        GivenManifests.Loose, GrantTo("ServiceAccount", "replicaset-controller", "loose"),
        Pod($"ownerReferences: [{{apiVersion: {version}, kind: {kind}, name: web-1, uid: u, controller: true}}]")).Policy?.Name).Should().Be(policy);

    [TestMethod]
    public void A_bare_pod_s_creator_isn_t_known_unless_the_pod_says_who_admitted_it()
    {
        string[] cluster = [Named("all", "privileged: true"), GrantTo("User", "jane", "all")];

        var unknown = One([.. cluster, Pod("labels: {}")]);
        unknown.Policy.Should().BeNull();
        unknown.Usable.Should().BeEmpty();
        unknown.ForAdministrators.Should().Be("all");
        unknown.Creators.Select(creator => creator.Name).Should().Equal("jane");

        var known = One([.. cluster, Pod("annotations: {kubernetes.io/psp: all}")]);
        known.Policy!.Name.Should().Be("all");
        known.Through.Should().Be(AdmittedThrough.Creator);
    }

    [TestMethod]
    public void No_administrator_helps_a_pod_that_every_policy_refuses() =>
        One(Named("p"), Pod("labels: {}").Replace("{name: a}", "{name: a, securityContext: {privileged: true}}", StringComparison.Ordinal))
            .ForAdministrators.Should().BeNull();

    [TestMethod]
    public void A_mirror_pod_is_its_node_s()
    {
        var mirror = Pod("annotations: {kubernetes.io/config.mirror: x}");

        One(GivenManifests.Loose, GivenManifests.Grant("loose", "system:nodes"), mirror).Through.Should().Be(AdmittedThrough.Node);
        One(GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts"), mirror).Policy.Should().BeNull();
    }

    /// <remarks>plugin/pkg/admission/serviceaccount/admission.go shouldAutomount @v1.20.2: the pod's own word goes first.</remarks>
    [TestMethod]
    [DataRow("automountServiceAccountToken: false", "", "p")]
    [DataRow("automountServiceAccountToken: false", "automountServiceAccountToken: true, ", null)]
    [DataRow("automountServiceAccountToken: true", "automountServiceAccountToken: false, ", "p")]
    [DataRow("secrets: []", "", null)]
    public void The_service_account_may_turn_its_token_off(string account, string pod, string? policy) => (One(
        Named("p").Replace("['*']", "[emptyDir]", StringComparison.Ordinal), GivenManifests.Grant("p", "system:serviceaccounts"),
        $"apiVersion: v1\nkind: ServiceAccount\nmetadata: {{name: default, namespace: shop}}\n{account}",
        Pod("labels: {}").Replace("{containers", $"{{{pod}containers", StringComparison.Ordinal)).Policy?.Name).Should().Be(policy);

    /// <remarks>The same plugin leaves mirror pods as they are.</remarks>
    [TestMethod]
    public void A_mirror_pod_gets_no_token() => One(
        Named("p").Replace("['*']", "[emptyDir]", StringComparison.Ordinal), GivenManifests.Grant("p", "system:nodes"),
        Pod("annotations: {kubernetes.io/config.mirror: x}")).Policy!.Name.Should().Be("p");

    private static Admission One(params string[] manifests)
    {
        var inventory = GivenManifests.Read(manifests);
        var admissions = new Admissions(inventory, AccessIndex.Build(inventory));
        var workload = inventory.Workloads.Single();
        return admissions.Of(workload, admissions.ShapeOf(workload));
    }

    private static string Pod(string metadata) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: p, namespace: shop, {metadata}}}\nspec: {{containers: [{{name: a}}]}}";

    private static string Named(string name, string rule = "privileged: false") =>
        $"apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {{name: {name}}}\nspec: {{{rule}, volumes: ['*'], seLinux: {{rule: RunAsAny}},"
        + " runAsUser: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}}";

    private static string GrantTo(string kind, string name, string policy) => GivenManifests.Grant(policy, "unused")
        .Replace("apiGroup: rbac.authorization.k8s.io, kind: Group, name: \"unused\"",
            $"kind: {kind}, name: {name}{(kind is "User" ? "" : ", namespace: kube-system")}", StringComparison.Ordinal);
}
