using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>Plain directories that Flux applies into namespaces of its choice, as in <c>fixtures/trees/flux-tenants</c>.</summary>
/// <remarks>fluxcd.io/flux/components/kustomize/kustomizations, "Target namespace"; fluxcd/pkg kustomize/kustomize_generator.go.</remarks>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class PlacementTests
{
    [TestMethod]
    public void Grants_and_workloads_of_a_directory_count_in_every_namespace_that_it_is_applied_into()
    {
        using var test = TestTrees.Copy("flux-tenants", path: "");

        test.Run("check", "-R", "flux-tenants").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("NAMESPACE blue   LEVEL baseline:latest").And.Contain("NAMESPACE green   LEVEL baseline:latest");
        test.Out.Split("admitted today by policy plain").Should().HaveCount(3);
        test.Error.Should().BeEmpty();
    }

    [TestMethod]
    public void Its_namespaces_are_labelled_where_their_manifests_stand()
    {
        using var test = TestTrees.Commit("flux-tenants");

        test.PrOk("--dry-run");

        test.Out.Should().Contain("+++ b/platform/namespaces.yaml").And.NotContain("b/tenant");
        test.Out.Split("+    pod-security.kubernetes.io/enforce: baseline\n").Should().HaveCount(3);
    }

    [TestMethod]
    public void No_Namespace_is_made_in_a_directory_that_gives_it_another_name()
    {
        using var test = TestTrees.Commit("flux-tenants", ("platform/namespaces.yaml", ""));

        test.PrOk("--dry-run");

        test.Out.Should().BeEmpty();
        test.Error.Should().Contain("namespace blue is left alone: it has no manifest in this repository; "
            + "everything in tenant is applied into namespaces blue, green; say with --new-files where its manifest belongs");
    }

    [TestMethod]
    public void A_Namespace_that_gets_another_name_is_labelled_as_what_it_becomes()
    {
        using var test = TestTrees.Commit("flux-tenants",
            ("clusters/prod/green.yaml", ""), ("platform/namespaces.yaml", ""),
            ("tenant/namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: tenant}\n"));

        test.PrOk("--dry-run");

        test.Out.Should().Contain("+++ b/tenant/namespace.yaml").And.Contain("pod-security.kubernetes.io/enforce: baseline");
        test.Error.Should().EndWith("1 namespace labelled; nothing was done, as --dry-run was given\n");
    }

    [TestMethod]
    public void One_that_becomes_several_is_left_alone_where_they_want_different_labels()
    {
        using var test = TestTrees.Commit("flux-tenants",
            ("platform/namespaces.yaml", ""),
            ("tenant/namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: tenant}\n"),
            ("platform/more.yaml", GitSandbox.Policies.Replace("plain", "open", StringComparison.Ordinal)
                .Replace("privileged: false", "privileged: true", StringComparison.Ordinal)
                .Replace("kind: ClusterRoleBinding\nmetadata:\n", "kind: RoleBinding\nmetadata:\n  namespace: blue\n", StringComparison.Ordinal)
                .Replace("system:serviceaccounts", "system:serviceaccounts:blue", StringComparison.Ordinal)));

        test.PrOk("--dry-run");

        test.Out.Should().BeEmpty();
        test.Error.Should().Contain(
            "namespace green is left alone: tenant/namespace.yaml:1: tenant is applied as namespaces blue, green, which want different labels");
    }

    /// <summary>What fills in everything that restricted asks for, for one of them with a user as well.</summary>
    [TestMethod]
    [DataRow(false, "2 workloads fixed.", "securityContext: {capabilities: {drop: [ALL]}, runAsNonRoot: true, allowPrivilegeEscalation: false}")]
    [DataRow(true, "No workloads fixed", "web:1\"}]")]
    public void A_workload_is_fixed_where_all_of_its_namespaces_need_the_same(bool differs, string expected, string written)
    {
        using var test = TestTrees.Copy("flux-tenants", path: "");
        test.Write("flux-tenants/platform/psp.yaml", Filling("plain", "{rule: MustRunAsNonRoot}", "psp-plain"));
        if (differs)
        {
            test.Write("flux-tenants/platform/green.yaml", Filling("a", "{rule: MustRunAs, ranges: [{min: 5, max: 5}]}", "psp-a")
                + "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: a, namespace: green}\n"
                + "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: psp-a}\n"
                + "subjects: [{kind: ServiceAccount, name: web, namespace: green}]\n");
        }

        test.Run("fix", "-R", "flux-tenants", "--level", "restricted", "--in-place");

        test.Error.Should().Contain(expected);
        test.Files()["flux-tenants/tenant/web.yaml"].Should().Contain(written);
        if (differs)
        {
            test.Error.Should().Contain("flux-tenants/tenant/web.yaml:5:1: Deployment/web is applied into namespaces blue, green, "
                + "which need different fixes, so it is left as it is").And
                .Contain("put a kustomization with a patch where each of them is applied from");
        }
    }

    private static string Filling(string name, string user, string role) =>
        $"apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: {name}\n  annotations:\n"
        + "    seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default\n"
        + "    seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default\n"
        + $"spec: {{allowPrivilegeEscalation: false, requiredDropCapabilities: [ALL], runAsUser: {user}, seLinux: {{rule: RunAsAny}},\n"
        + "  supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}, volumes: ['*']}\n---\n"
        + $"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: {role}}}\n"
        + $"rules: [{{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [{name}]}}]\n";
}
