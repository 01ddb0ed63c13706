using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>ApplicationSets of Argo CD whose Applications follow from the repository, as in <c>fixtures/trees/argocd-sets</c>.</summary>
/// <remarks>argo-cd docs/operator-manual/applicationset/Generators-Git.md and -Matrix.md; docs/user-guide/sync-options.md, "Namespace Metadata".</remarks>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ApplicationSetTreeTests
{
    private const string Privileged =
        "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: open}\nspec: {privileged: true, hostNetwork: true, volumes: ['*'], "
        + "runAsUser: {rule: RunAsAny}, seLinux: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}}\n---\n"
        + "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: open, namespace: NS}\n"
        + "rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [open]}]\n---\n"
        + "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: open, namespace: NS}\n"
        + "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: open}\nsubjects: [{kind: ServiceAccount, name: default, namespace: NS}]\n";

    [TestMethod]
    public void Workloads_are_judged_in_the_namespaces_of_the_Applications()
    {
        using var test = TestTrees.Copy("argocd-sets", path: "");

        test.Run("check", "-R", "argocd-sets").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Split('\n').Where(line => line.StartsWith("NAMESPACE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])
            .Should().Equal("api", "default", "red-dev", "red-prod", "web");
    }

    [TestMethod]
    public void A_generator_that_the_repository_says_nothing_of_is_named_with_the_command()
    {
        using var test = TestTrees.Copy("argocd-sets", path: "");

        test.Run("check", "-R", "argocd-sets").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("argocd-sets/bootstrap/agents.yaml:1:1: what ApplicationSet agents makes is not in the input: namespace agents, "
            + "and labels, policies, bindings and workloads in it (not followed: the clusters generator); "
            + "printed by: argocd appset generate argocd-sets/bootstrap/agents.yaml");
    }

    [TestMethod]
    public void A_cluster_of_a_repository_takes_in_what_its_sets_find_elsewhere_in_it()
    {
        using var test = TestTrees.Copy("argocd-sets", path: "");
        var host = test.Host with { WorkingDirectory = Path.Combine(test.Directory.FullName, "argocd-sets") };

        Cli.Application.Run(["check", "--cluster-dir", "boot*", "platform", "--level", "baseline"], host).Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("NAMESPACE web ").And.Contain("NAMESPACE red-prod ").And.NotContain("legacy");
    }

    [TestMethod]
    public void Labels_go_into_the_template_where_all_of_its_namespaces_want_the_same()
    {
        using var test = TestTrees.Commit("argocd-sets");

        test.PrOk("--dry-run");

        test.Out.Split('\n').Where(line => line.StartsWith("+++", StringComparison.Ordinal)).Should()
            .Equal("+++ b/bootstrap/apps.yaml", "+++ b/bootstrap/teams.yaml");
        test.Out.Split("+            pod-security.kubernetes.io/enforce: baseline\n").Should().HaveCount(3, "once in each");
        test.Error.Should().Contain("4 namespaces labelled");
    }

    [TestMethod]
    public void They_are_left_alone_where_its_namespaces_want_different_ones()
    {
        using var test = TestTrees.Commit("argocd-sets", ("platform/open.yaml", Privileged.Replace("NS", "web", StringComparison.Ordinal)));

        test.PrOk("--dry-run");

        test.Out.Should().Contain("+++ b/bootstrap/teams.yaml").And.NotContain("bootstrap/apps.yaml");
        test.Error.Should().Contain("namespace api is left alone: bootstrap/apps.yaml:1: this ApplicationSet gives its namespaces the same labels, "
            + "and these want others: web");
    }

    [TestMethod]
    public void They_are_left_alone_where_not_all_of_its_namespaces_are_known()
    {
        using var test = TestTrees.Commit("argocd-sets");
        test.Commit(("bootstrap/apps.yaml", File.ReadAllText(Path.Combine(test.Checkout, "bootstrap/apps.yaml"))
            .Replace("  generators:\n", "  generators:\n  - clusters: {}\n", StringComparison.Ordinal)));

        test.PrOk("--dry-run");

        test.Out.Should().NotContain("bootstrap/apps.yaml");
        test.Error.Should().Contain("not all namespaces that this ApplicationSet creates are known (not followed: the clusters generator)");
    }

    [TestMethod]
    public void No_Namespace_is_made_in_a_directory_that_several_Applications_take_in()
    {
        using var test = TestTrees.Commit("argocd-sets");
        test.Commit(("bootstrap/teams.yaml", File.ReadAllText(Path.Combine(test.Checkout, "bootstrap/teams.yaml"))
            .Replace("CreateNamespace=true", "Validate=true", StringComparison.Ordinal)));

        test.PrOk("--dry-run");

        test.Error.Should().Contain("namespace red-dev is left alone: it has no manifest in this repository; "
            + "everything in teams/red/manifests is applied into namespaces red-dev, red-prod; say with --new-files where its manifest belongs");
        test.Out.Should().NotContain("b/teams/red");
    }

    [TestMethod]
    public void Directories_of_another_repository_are_not_looked_for_here()
    {
        using var test = TestTrees.Commit("argocd-sets");
        test.Git("remote", "set-url", "origin", "https://git.example.com/acme/other.git");

        test.Pr("--dry-run");

        test.Error.Should().Contain("(not followed: the git generator of https://git.example.com/acme/gitops.git)");
        test.Out.Should().NotContain("bootstrap/");
    }

    [TestMethod]
    public void The_same_labels_are_written_once_and_asked_for_once()
    {
        using var test = TestTrees.Commit("argocd-sets");
        test.PrOk("--commit");
        test.Git("checkout", "--quiet", GitSandbox.Branch);
        test.Git("push", "--quiet", "origin", $"{GitSandbox.Branch}:main");
        test.Git("fetch", "--quiet", "origin");

        test.PrOk("--dry-run");

        test.Error.Should().Contain("nothing to change");
    }
}
