using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>Layouts of tools whose objects aren't in the tree: what they lack is said, and nothing is labelled by half of the truth.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class OtherToolsTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";

    private const string Binding =
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: \"{{ name }}\"}\n"
        + "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: psp}\nsubjects: []\n";

    /// <remarks>fleet.rancher.io/ref-fleet-yaml.</remarks>
    [TestMethod]
    public void A_bundle_of_Fleet_that_takes_in_a_chart_is_told_and_its_namespace_marked()
    {
        using var test = Tree(("nginx/fleet.yaml",
            "defaultNamespace: shop\nhelm: {chart: nginx, repo: https://charts.example.com, releaseName: web}\n"),
            ("other/fleet.yaml", "helm: {chart: ./chart}\n"));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("what Fleet bundle ./nginx makes is not in the input: namespace shop, and policies, bindings and workloads in it; "
            + "printed by: helm get manifest web --namespace shop").And.Contain("incomplete: shop").And.NotContain("bundle ./other");
    }

    [TestMethod]
    [DataRow("Pulumi.yaml", "name: x\nruntime: nodejs\n", "this is Pulumi, which isn't read")]
    [DataRow("main.tf.json", "{\"resource\": {\"kubernetes_namespace\": {\"shop\": {\"metadata\": {\"name\": \"shop\"}}}}}",
        "this is Terraform, which isn't read")]
    [DataRow("main.k", "{apiVersion = \"v1\"}", "this is KCL, which isn't read")]
    [DataRow("main.pkl", "apiVersion = \"v1\"", "this is Pkl, which isn't read")]
    [DataRow("cdk8s.yaml", "language: typescript\n", "this is CDK, which isn't read")]
    public void Programs_that_make_objects_are_named(string path, string text, string expected)
    {
        using var test = Tree((path, text));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain($"warning: ./{path}: {expected}\n").And.Contain("! 1 part of the input made by other programs and not read");
    }

    /// <remarks>rke.docs.rancher.com/config-options/add-ons/user-defined-add-ons; Talos has the same in cluster.inlineManifests.</remarks>
    [TestMethod]
    public void Manifests_in_the_settings_of_a_cluster_are_told()
    {
        using var test = Tree(("cluster.yml",
            "nodes: []\naddons: |\n  apiVersion: apps/v1\n  kind: DaemonSet\n  metadata:\n    name: agent\n    namespace: shop\n"));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("warning: ./cluster.yml:1:1: what a file of settings makes is not in the input: workloads in namespace shop\n");
    }

    [TestMethod]
    [DataRow("roles/psp/templates/binding.yaml.j2")]
    [DataRow("bindings/binding.yaml")]
    [DataRow("addons/binding.yaml.template")]
    [DataRow("addons/binding.yml.in")]
    [DataRow("addons/binding.yaml.tftpl")]
    public void No_namespace_is_labelled_that_a_template_may_hold_bindings_for(string path)
    {
        using var test = new GitSandbox();
        test.Commit(("policies.yaml", GitSandbox.Policies), ("ns.yaml", Namespace), (path, Binding.Replace("\"", "", StringComparison.Ordinal)));

        test.PrOk("--dry-run");

        test.Error.Should().Contain($"namespace shop is left alone: what template {path} makes wasn't read, which may hold policies or bindings for it");
        test.Out.Should().BeEmpty();
        test.PrOk("--dry-run", "--partial");
        test.Out.Should().Contain("enforce: baseline");
    }

    /// <remarks>Without encrypted_regex sops encrypts every value (github.com/getsops/sops, "Encrypting only parts of a file").</remarks>
    [TestMethod]
    public void Nor_one_that_an_encrypted_file_may_hold_bindings_for()
    {
        using var test = new GitSandbox();
        test.Commit(("policies.yaml", GitSandbox.Policies), ("ns.yaml", Namespace),
            ("x.enc.yaml", "apiVersion: ENC[AES256_GCM,data:x,type:str]\nkind: ENC[AES256_GCM,data:x,type:str]\nsops:\n    version: 3.7.1\n"));

        test.PrOk("--dry-run");

        test.Error.Should().Contain("namespace shop is left alone: what encrypted file x.enc.yaml makes wasn't read, "
            + "which may hold policies or bindings for it");
        test.Out.Should().BeEmpty();
    }

    /// <remarks>docs.ansible.com, kubernetes.core.k8s; the tree is <c>fixtures/trees/ansible</c>.</remarks>
    [TestMethod]
    public void Objects_that_stand_inline_in_Ansible_s_tasks_are_told_with_the_command_that_prints_them()
    {
        using var test = TestTrees.Copy("ansible", path: "");

        test.Run("convert", "-R", "ansible").Should().Be(ExitCode.Ok, test.Error);
        test.Run("check", "-R", "ansible").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Split("warning: ansible/roles/shop/tasks/main.yaml:1:1: what an Ansible task makes is not in the input: "
            + "bindings in namespace shop; printed by: kubectl get clusterroles,roles,clusterrolebindings,rolebindings -A -o yaml\n").Should().HaveCount(3);
        test.Error.Should().Contain("incomplete: shop\n");
    }

    [TestMethod]
    public void No_namespace_is_labelled_that_they_may_hold_bindings_for()
    {
        using var test = TestTrees.Commit("ansible");

        test.PrOk("--dry-run");

        test.Error.Should().Contain("namespace shop is left alone: what an Ansible task makes wasn't read");
        test.Out.Split("enforce: baseline").Should().HaveCount(2, "audit alone");
    }

    [TestMethod]
    public void Files_that_they_apply_into_a_namespace_are_told()
    {
        using var test = Tree(("tasks/main.yaml", "- name: apply\n  kubernetes.core.k8s:\n    namespace: shop\n    src: web.yaml\n"));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("warning: ./tasks/main.yaml:1:1: what an Ansible task makes is not in the input: namespace shop, and ");
    }

    /// <remarks>cdk8s.io/docs/latest/cli/synth.</remarks>
    [TestMethod]
    public void What_cdk8s_writes_is_not_edited()
    {
        using var test = new GitSandbox();
        test.Commit(("policies.yaml", GitSandbox.Policies), ("cdk8s.yaml", "language: typescript\n"), ("dist/all.k8s.yaml", Namespace));

        test.PrOk("--dry-run");

        test.Error.Should().Contain("namespace shop is left alone: dist/all.k8s.yaml:1: cdk8s synth writes this file");
        test.Out.Should().BeEmpty();
    }

    [TestMethod]
    public void A_kustomization_that_takes_in_charts_is_told_with_the_command_that_builds_it()
    {
        using var test = Tree(("app/kustomization.yaml", "helmCharts: [{name: nginx, repo: https://charts.example.com, releaseName: nginx}]\n"));
        var host = test.Host with { Variable = name => name is "PATH" ? Environment.GetEnvironmentVariable("PATH") : null };
        _ = Repository.Program("kubectl");

        Cli.Application.Run(["convert", "-R", "."], host).Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("warning: ./app/kustomization.yaml: this kustomization can't be built, and nothing of it is read\n"
            + "  it takes in Helm charts: add what this prints: kustomize build --enable-helm ./app\n");
    }

    [TestMethod]
    public void Clusters_that_contradict_each_other_are_one_message_and_the_way_is_said()
    {
        using var test = new TestHost();
        foreach (var (name, rule) in new[] { ("a", "RunAsAny"), ("b", "MustRunAs"), ("c", "MayRunAs"), ("d", "MustRunAsNonRoot"), ("e", "X"), ("f", "Y") })
        {
            test.Write($"clusters/{name}/psp.yaml", "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: p}\n"
                + $"spec: {{runAsUser: {{rule: {rule}}}, volumes: [{name}, configMap]}}\n");
        }

        test.Run("convert", "-R", ".").Should().Be(ExitCode.BadInput);

        test.Error.Split("appears here with different content").Should().HaveCount(2);
        test.Error.Should().Contain("(and 4 more like this)").And.Contain("--cluster-dir 'clusters/*'");
    }

    private static TestHost Tree(params (string Path, string Text)[] files)
    {
        var test = new TestHost();
        test.Write("ns.yaml", Namespace);
        foreach (var (path, text) in files)
            test.Write(path, text);
        return test;
    }
}
