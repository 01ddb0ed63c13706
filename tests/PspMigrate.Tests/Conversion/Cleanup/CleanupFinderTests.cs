using PspMigrate.Conversion;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using static PspMigrate.Tests.Access.Rbac;

namespace PspMigrate.Tests.Conversion.Cleanup;

[TestClass]
public sealed class CleanupFinderTests
{
    private static readonly Position Live = new("cluster:x", 0, 0);

    /// <remarks>
    /// Both groups grant (facts/pod-security-policy.md, 1); the others are rules that no API server takes for a grant of policies, or that say more.
    /// </remarks>
    [TestMethod]
    [DataRow("policy", "podsecuritypolicies", "use", RuleFate.Goes)]
    [DataRow("extensions", "podsecuritypolicies", "use", RuleFate.Goes)]
    [DataRow("policy extensions", "podsecuritypolicies", "get list watch", RuleFate.Goes)]
    [DataRow("*", "podsecuritypolicies", "*", RuleFate.Goes)]
    [DataRow("policy", "podsecuritypolicies poddisruptionbudgets", "use", RuleFate.LosesPolicies)]
    [DataRow(" extensions", "ingresses podsecuritypolicies", "*", RuleFate.LosesPolicies)]
    [DataRow("policy", "*", "use", RuleFate.Stays)]
    [DataRow("policy", "* podsecuritypolicies", "use", RuleFate.Stays)]
    [DataRow("policy", "PodSecurityPolicies", "use", RuleFate.Stays)]
    [DataRow("apps", "podsecuritypolicies", "use", RuleFate.Stays)]
    [DataRow("policy example.com", "podsecuritypolicies", "use", RuleFate.Stays)]
    [DataRow("policy", "podsecuritypolicytemplates", "use", RuleFate.Stays)]
    public void A_rule_goes_only_when_it_is_about_policies_alone(string groups, string resources, string verbs, RuleFate expected) =>
        RuleFates.Of(new() { ApiGroups = [.. groups.Split(' ')], Resources = [.. resources.Split(' ')], Verbs = [.. verbs.Split(' ')] }).Should().Be(expected);

    [TestMethod]
    public void A_rule_about_paths_stays() =>
        RuleFates.Of(Use() with { HasNonResourceUrls = true }).Should().Be(RuleFate.Stays);

    [TestMethod]
    public void A_binding_goes_with_its_role_and_a_mixed_role_keeps_its_bindings()
    {
        var plan = Find(Inventory(
            [ClusterRole("only", Use("p")), ClusterRole("mixed", Pods, Use("p"), Both)],
            [ClusterRoleBinding("only", Group("g")) with { Name = "to-only" }, ClusterRoleBinding("mixed", Group("g")) with { Name = "to-mixed" },
                ClusterRoleBinding("none", Group("g")) with { Name = "dangling" }],
            "p"));

        plan.Items.Select(item => $"{item.Kind}/{item.Name}").Should()
            .Equal("ClusterRoleBinding/to-only", "ClusterRole/mixed", "ClusterRole/only", "PodSecurityPolicy/p");
        plan.Items.Single(item => item.Name == "mixed").Rules.Select(change => (change.Index, change.Fate))
            .Should().Equal((1, RuleFate.Goes), (2, RuleFate.LosesPolicies));
    }

    [TestMethod]
    public void A_binding_finds_the_role_of_its_own_namespace()
    {
        var plan = Find(Inventory(
            [Role("a", "r", Use("p")), Role("b", "r", Pods)],
            [RoleBinding("a", "r", Group("g")).ToRole() with { Name = "x" }, RoleBinding("b", "r", Group("g")).ToRole() with { Name = "y" }]));

        plan.Items.Select(item => (item.Kind, item.Namespace, item.Name)).Should().Equal(("RoleBinding", "a", "x"), ("Role", "a", "r"));
    }

    [TestMethod]
    public void Where_several_roles_have_a_name_its_bindings_go_only_with_all_of_them()
    {
        var plan = Find(Inventory([ClusterRole("r", Use("p")), ClusterRole("r", Pods)], [ClusterRoleBinding("r", Group("g"))]));

        plan.Items.Select(item => item.Kind).Should().Equal("ClusterRole");
        plan.Staying.Should().ContainSingle().Which.Reason.Should().Be(StayReason.Ambiguous);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void An_aggregated_role_goes_only_where_all_that_it_gathers_is_seen(bool isLive)
    {
        var gathering = ClusterRole("all-psp").Aggregating(Label("to-all-psp")) with { At = isLive ? Live : new("r.yaml", 1, 1) };
        var plan = Find(Inventory([gathering, ClusterRole("part", Use("p")).Labelled("to-all-psp")], [ClusterRoleBinding("all-psp", Group("g"))]));

        plan.Items.Select(item => $"{item.Kind}/{item.Name}").Should()
            .BeEquivalentTo(isLive ? ["ClusterRoleBinding/b", "ClusterRole/all-psp", "ClusterRole/part"] : ["ClusterRole/part"]);
        plan.Staying.Select(item => item.Reason).Should().Equal(isLive ? [] : [StayReason.Aggregated]);
    }

    [TestMethod]
    public void An_aggregated_role_that_gathers_more_stays_and_what_it_gathers_of_policies_goes()
    {
        var plan = Find(Inventory(
            [ClusterRole("team").Aggregating(Label("to-team")) with { At = Live }, ClusterRole("psp", Use("p")).Labelled("to-team"),
                ClusterRole("pods", Pods).Labelled("to-team")],
            [ClusterRoleBinding("team", Group("g"))]));

        plan.Items.Select(item => item.Name).Should().Equal("psp");
    }

    [TestMethod]
    [DataRow("kubernetes.io/bootstrapping", "rbac-defaults", "system:custom")]
    [DataRow("none", "", "edit")]
    public void What_the_server_makes_stays(string label, string value, string name)
    {
        var plan = Find(Inventory([ClusterRole(name, Use("p")).Labelled(label, value)], [ClusterRoleBinding(name, Group("g"))]));

        plan.Items.Should().BeEmpty();
        plan.Staying.Should().ContainSingle().Which.Reason.Should().Be(StayReason.MadeByServer);
    }

    [TestMethod]
    public void What_an_admission_policy_asks_for_stays_marked()
    {
        var inventory = Inventory(
            [ClusterRole("asked", Use("p1")), ClusterRole("any", Use()), ClusterRole("free", Use("p2"))],
            [ClusterRoleBinding("asked", Group("g")) with { Name = "asked" }, ClusterRoleBinding("free", Group("g")) with { Name = "free" }],
            "p1", "p2") with
        { AuthorizerChecks = [new("ValidatingAdmissionPolicy", "kept", "p1", default)] };

        var plan = Find(inventory);

        plan.Items.Select(item => item.Name).Should().Equal("free", "free", "p1", "p2");
        plan.Staying.Select(item => (item.Name, item.Reason, string.Join(' ', item.Checks))).Should().Equal(
            ("any", StayReason.AuthorizerCheck, "ValidatingAdmissionPolicy kept"), ("asked", StayReason.AuthorizerCheck, "ValidatingAdmissionPolicy kept"));
    }

    [TestMethod]
    public void Of_some_namespaces_nothing_goes_that_belongs_to_all()
    {
        var plan = CleanupFinder.Find(
            Inventory(
                [ClusterRole("r", Use("p")), Role("a", "r", Use("p")), Role("b", "r", Use("p"))], [RoleBinding("a", "r", Group("g"))], "p"), new Scope(["a"]));

        plan.Items.Select(item => (item.Kind, item.Namespace)).Should().Equal(("RoleBinding", "a"), ("Role", "a"));
    }

    [TestMethod]
    public void What_admits_no_pod_is_known_of_a_cluster_alone()
    {
        var live = new Inventory
        {
            Policies = [.. new[] { "used", "free" }.Select(name => new PodSecurityPolicy { Name = name, Source = new MapNode(Live, []) })],
            Roles = [ClusterRole("used", Use("used")) with { At = Live }, ClusterRole("free", Use("free")) with { At = Live },
                ClusterRole("gone", Use("other")) with { At = Live }],
            Bindings =
            [
                ClusterRoleBinding("used", Group("system:authenticated")) with { Name = "used", At = Live },
                ClusterRoleBinding("free", Group("*")) with { Name = "free", At = Live },
                ClusterRoleBinding("gone", Group("devs")) with { Name = "gone", At = Live },
            ],
        };

        Find(live).Unused.Select(item => $"{item.Kind}/{item.Name}").Should().Equal(
            "ClusterRoleBinding/free", "ClusterRoleBinding/gone", "ClusterRole/free", "ClusterRole/gone", "PodSecurityPolicy/free");
        Find(live with { Policies = [.. live.Policies.Select(policy => policy with { Source = null })] }).Unused.Should().BeEmpty();
        Find(live with { Policies = [live.Policies[1]] }).Unused.Should().BeEmpty("with the plugin on and no policy every pod is refused");
    }

    /// <remarks>Nobody is in the group "*" (docs/facts/pod-security-policy.md, 8); whoever else a binding names may use what its role grants.</remarks>
    [TestMethod]
    public void What_lets_anybody_use_a_policy_in_use_is_not_unused_whatever_else_it_says()
    {
        var live = new Inventory
        {
            Policies = [.. new[] { "used", "more", "free" }.Select(name => new PodSecurityPolicy { Name = name, Source = new MapNode(Live, []) })],
            Roles = [ClusterRole("one", Use("used")) with { At = Live }, ClusterRole("two", Use("free"), Use("used"), Use("more")) with { At = Live }],
            Bindings =
            [
                ClusterRoleBinding("one", Group("*"), Group("devs")) with { Name = "one", At = Live },
                ClusterRoleBinding("two", Group("devs")) with { Name = "two", At = Live },
            ],
        };

        Find(live).Unused.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("PodSecurityPolicy", "policy/v1beta1")]
    [DataRow("RoleBinding", "rbac.authorization.k8s.io/v1")]
    public void Objects_are_of_the_version_that_servers_with_policies_have(string kind, string version) =>
        Find(Inventory([Role("a", "r", Use("p"))], [RoleBinding("a", "r", Group("g")).ToRole()], "p")).Items.First(item => item.Kind == kind)
            .ApiVersion.Should().Be(version);

    /// <remarks>RBAC allows each verb by itself: without these rules nobody reads or changes the policies that are still in force.</remarks>
    [TestMethod]
    public void Who_reads_and_changes_policies_does_so_as_long_as_there_are_some()
    {
        var live = new Inventory
        {
            Policies = [new PodSecurityPolicy { Name = "used", Source = new MapNode(Live, []) }],
            Roles = [ClusterRole("used", Use("used")) with { At = Live }, ClusterRole("viewer", Use() with { Verbs = ["get", "list"] }) with { At = Live }],
            Bindings =
            [
                ClusterRoleBinding("used", Group("system:authenticated")) with { Name = "used", At = Live },
                ClusterRoleBinding("viewer", Group("devs")) with { Name = "viewer", At = Live },
            ],
        };

        Find(live).Unused.Should().BeEmpty();
        Find(live).Grants.Select(item => item.Name).Should().Equal("used", "viewer", "used", "viewer");
    }

    [TestMethod]
    public void Namespaces_enforce_by_label_exemption_or_default()
    {
        var inventory = GivenManifests.Read(
            """{apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {pod-security.kubernetes.io/enforce: baseline} } }""",
            "{apiVersion: v1, kind: Namespace, metadata: {name: b} }", "{apiVersion: v1, kind: Namespace, metadata: {name: c} }");

        Find(inventory).Unenforced.Should().Equal("b", "c");
        Find(inventory with { Configuration = new() { ExemptNamespaces = ["c"] } }).Unenforced.Should().Equal("b");
        Find(inventory with { Configuration = new() { Enforce = "baseline" } }).Unenforced.Should().BeEmpty();
    }

    [TestMethod]
    public void Releases_and_other_owners_are_named_as_objects_name_them()
    {
        var plan = Find(GivenManifests.Read(
            GivenManifests.Loose.Replace(
                "annotations: {", "annotations: {meta.helm.sh/release-name: mon, meta.helm.sh/release-namespace: obs, ", StringComparison.Ordinal),
            """
            kind: ClusterRole
            apiVersion: rbac.authorization.k8s.io/v1
            metadata: {name: argo, annotations: {argocd.argoproj.io/tracking-id: "platform:rbac.authorization.k8s.io/ClusterRole:x/argo"}}
            rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use]}]
            """,
            """
            kind: ClusterRoleBinding
            apiVersion: rbac.authorization.k8s.io/v1
            metadata: {name: flux, labels: {kustomize.toolkit.fluxcd.io/name: apps}}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: argo}
            subjects: [{kind: Group, name: g}]
            """));

        plan.Items.Select(item => item.Owner).Should().Equal(
            new ObjectOwner(OwnerKind.Flux, "apps"), new ObjectOwner(OwnerKind.ArgoCd, "platform"), new ObjectOwner(OwnerKind.Helm, "mon", "obs"));
        plan.Releases.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "mon", Namespace = "obs", Policies = new[] { "loose" } });
    }

    private static PolicyRule Pods => new() { ApiGroups = [""], Resources = ["pods"], Verbs = ["get"] };

    private static PolicyRule Both => new() { ApiGroups = ["policy"], Resources = ["poddisruptionbudgets", "podsecuritypolicies"], Verbs = ["*"] };

    /// <remarks>
    /// docs.aws.amazon.com/eks, "Pod security policy" (1.24); cloud.google.com/kubernetes-engine, "Using PodSecurityPolicies", whose names begin so;
    /// learn.microsoft.com/azure/aks, "use-pod-security-policies", whose RoleBinding minikube's tutorial has, too: azure-ip-masq-agent runs in AKS alone.
    /// </remarks>
    [TestMethod]
    [DataRow("{kind: PodSecurityPolicy, apiVersion: policy/v1beta1, metadata: {name: eks.privileged}, spec: ANY}", PluginPlatform.Eks)]
    [DataRow("{kind: ClusterRole, apiVersion: RBAC, metadata: {name: 'eks:podsecuritypolicy:privileged'}, rules: []}", PluginPlatform.Eks)]
    [DataRow("{kind: PodSecurityPolicy, apiVersion: policy/v1beta1, metadata: {name: gce.privileged}, spec: ANY}", PluginPlatform.Gke)]
    [DataRow("{kind: ClusterRole, apiVersion: RBAC, metadata: {name: 'gce:podsecuritypolicy:calico'}, rules: []}", PluginPlatform.Gke)]
    [DataRow(AksBinding + "---\n{kind: ServiceAccount, apiVersion: v1, metadata: {name: azure-ip-masq-agent, namespace: kube-system}}", PluginPlatform.Aks)]
    [DataRow(
        AksBinding + "---\n{kind: DaemonSet, apiVersion: apps/v1, metadata: {name: azure-ip-masq-agent, namespace: kube-system}, "
        + "spec: {template: {spec: {containers: [{name: a, image: i}]}}}}",
        PluginPlatform.Aks)]
    [DataRow(AksBinding + "---\n{kind: ServiceAccount, apiVersion: v1, metadata: {name: azure-login, namespace: shop}}", null)]
    [DataRow(AksBinding + "---\n{kind: ServiceAccount, apiVersion: v1, metadata: {name: storage-provisioner, namespace: kube-system}}", null)]
    [DataRow("{kind: ServiceAccount, apiVersion: v1, metadata: {name: azure-ip-masq-agent, namespace: kube-system}}", null)]
    [DataRow("{kind: PodSecurityPolicy, apiVersion: policy/v1beta1, metadata: {name: privileged}, spec: ANY}", null)]
    public void What_platforms_make_for_policies_shows_who_runs_the_API_servers(string manifests, PluginPlatform? platform) =>
        Find(GivenManifests.Read(
            manifests.Replace("ANY", Any, StringComparison.Ordinal).Replace("RBAC", "rbac.authorization.k8s.io/v1", StringComparison.Ordinal))).Hosted
            .Should().Equal(platform is { } one ? [one] : Array.Empty<PluginPlatform>());

    [TestMethod]
    public void Releases_come_by_namespace_and_name_with_their_policies_in_order()
    {
        string Of(string policy, string release, string ns) =>
            $"{{kind: PodSecurityPolicy, apiVersion: policy/v1beta1, metadata: {{name: {policy}, labels: {{app.kubernetes.io/managed-by: Helm}}, "
            + $"annotations: {{meta.helm.sh/release-name: {release}, meta.helm.sh/release-namespace: {ns}}}}}, spec: {Any}}}";

        Find(GivenManifests.Read(Of("b", "mon", "two"), Of("a", "mon", "two"), Of("c", "log", "one"), Of("d", "dns", "two"))).Releases
            .Select(release => $"{release.Namespace} {release.Name}: {string.Join(' ', release.Policies)}")
            .Should().Equal("one log: c", "two dns: d", "two mon: a b");
    }

    private const string AksBinding = "{kind: RoleBinding, apiVersion: RBAC, metadata: {name: 'default:privileged', namespace: kube-system}, "
        + "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: 'psp:privileged'}, subjects: []}\n";

    private const string Any =
        "{seLinux: {rule: RunAsAny}, runAsUser: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}}";

    private static CleanupPlan Find(Inventory inventory) => CleanupFinder.Find(inventory, Scope.All);
}
