using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>Where Rancher's Fleet puts what lies in its bundles.</summary>
/// <remarks>fleet.rancher.io/ref-fleet-yaml and gitrepo-content.</remarks>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class FleetBundleTests
{
    /// <remarks>fleet pkg/apis/fleet.cattle.io/v1alpha1/gitrepo_types.go, TargetNamespace.</remarks>
    private const string GitRepo =
        "apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: apps}\nspec: {targetNamespace: shop, paths: [web/manifests]}\n";

    [TestMethod]
    [DataRow("web/fleet.yaml", "defaultNamespace: shop", "", "NAMESPACE shop ", DisplayName = "what names no namespace")]
    [DataRow("web/fleet.yml", "defaultNamespace: shop", ", namespace: own", "NAMESPACE own ", DisplayName = "what names one stays there")]
    [DataRow("web/fleet.yaml", "{namespace: shop, defaultNamespace: other}", ", namespace: own", "NAMESPACE shop ", DisplayName = "everything")]
    [DataRow("fleet.yaml", "defaultNamespace: shop", "", "NAMESPACE shop ", DisplayName = "the root of the repository")]
    [DataRow("web/gitrepo.yaml", GitRepo, "", "NAMESPACE shop ", DisplayName = "a GitRepo with a target")]
    [DataRow("web/fleet.yaml", "helm: {releaseName: web}", "", "NAMESPACE default ", DisplayName = "a bundle that names none")]
    public void Objects_count_in_the_namespace_of_their_bundle(string path, string bundle, string named, string expected)
    {
        using var test = Tree((path, bundle), ("web/manifests/web.yaml", Pod(named)));

        test.Run("check", "-R", ".", "--enforce", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().StartWith(expected).And.Contain("FAILS    Pod/web");
        test.Out.Split("NAMESPACE").Should().HaveCount(2);
    }

    [TestMethod]
    public void A_bundle_below_another_is_no_part_of_it_and_a_customization_is_an_apply_of_its_own()
    {
        using var test = Tree(
            ("fleet.yaml", "namespace: platform\n"), ("agent.yaml", Pod("")),
            ("web/fleet.yaml", "defaultNamespace: shop\ntargetCustomizations:\n- {name: prod, defaultNamespace: shop-prod}\n- {name: dev}\n"),
            ("web/web.yaml", Pod("")));

        test.Run("check", "-R", ".", "--enforce", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Split('\n').Where(line => line.StartsWith("NAMESPACE", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])
            .Should().Equal("platform", "shop", "shop-prod");
    }

    [TestMethod]
    public void A_kustomization_of_a_bundle_is_built_into_its_namespace()
    {
        using var test = Tree(
            ("web/fleet.yaml", "namespace: shop\nkustomize: {dir: ./base}\n"),
            ("web/base/kustomization.yaml", "resources: [web.yaml]\n"), ("web/base/web.yaml", Pod("")));

        test.Run("check", "-R", ".", "--enforce", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().StartWith("NAMESPACE shop ");
    }

    [TestMethod]
    public void A_chart_of_a_bundle_is_its_release()
    {
        using var test = Tree(
            ("policies.yaml", GitSandbox.Policies),
            ("web/fleet.yaml", "namespace: shop\nhelm: {releaseName: front, chart: ./chart, valuesFiles: [prod.yaml]}\n"), ("web/prod.yaml", "a: 1\n"),
            ("web/chart/Chart.yaml", "name: web\n"), ("web/chart/templates/web.yaml", Pod("")));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("helm template front ./web/chart --namespace shop --values ./web/prod.yaml");
    }

    [TestMethod]
    public void What_is_said_of_an_object_is_said_once_in_however_many_namespaces_it_is_applied()
    {
        using var test = Tree(
            ("policies.yaml", GitSandbox.Policies), ("web/fleet.yaml", "namespace: shop\ntargetCustomizations:\n- {name: prod, namespace: shop-prod}\n"),
            ("web/patch.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n"));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Split("has no containers").Should().HaveCount(2);
    }

    /// <remarks>fleet internal/cmd/agent/deployer/deployer.go, addLabelsFromOptions, as it was and as it is since CVE-2026-44938.</remarks>
    [TestMethod]
    public void A_namespace_whose_labels_a_bundle_sets_is_left_alone()
    {
        using var test = new GitSandbox();
        test.Commit(
            ("policies.yaml", GitSandbox.Policies), ("ns.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n"),
            ("web/fleet.yaml", "namespace: shop\nnamespaceLabels:\n  pod-security.kubernetes.io/enforce: baseline\n"), ("web/web.yaml", Pod("")));

        test.PrOk("--dry-run");

        test.Out.Should().BeEmpty();
        test.Error.Should().Contain("warning: web/fleet.yaml:1:1: what Fleet bundle web makes is not in the input: labels in namespace shop")
            .And.Contain("namespace shop is left alone: web/fleet.yaml:1: Fleet takes away labels that namespaceLabels doesn't name, and some versions ignore "
                + "those of Pod Security there: move them into a manifest of the namespace");
    }

    [TestMethod]
    [DataRow("web/fleet.yaml", "namespace: shop\n", "web")]
    [DataRow("web/fleet.yaml", "namespace: shop\nkustomize: {dir: base}\n", "web/base")]
    [DataRow("gitrepo.yaml", GitRepo, "web/manifests")]
    public void No_Namespace_is_made_where_Fleet_applies_none(string path, string bundle, string directory)
    {
        using var test = new GitSandbox();
        test.Commit(
            ("policies.yaml", GitSandbox.Policies), (path, bundle),
            ($"{directory}/web.yaml", Pod("")), ("web/base/kustomization.yaml", "resources: [web.yaml]\n"), ("web/base/web.yaml", Pod("")));

        test.PrOk("--dry-run");

        test.Out.Should().BeEmpty();
        test.Error.Should().Contain("namespace shop is left alone: it has no manifest in this repository; Fleet applies everything in "
            + $"{directory} into namespace shop, and refuses a Namespace there; say with --new-files where its manifest belongs");
    }

    private static string Pod(string metadata) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: web{metadata}}}\nspec:\n  hostNetwork: true\n  containers: [{{name: web, image: web}}]\n";

    private static TestHost Tree(params (string Path, string Text)[] files)
    {
        var test = new TestHost(variable: variable => variable is "PATH" ? Environment.GetEnvironmentVariable("PATH") : null);
        foreach (var (path, text) in files)
            test.Write(path, text);
        return test;
    }
}
