using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>Flux and Argo CD put what lies at a path into a namespace: that is followed where it is built, else said.</summary>
/// <remarks>fluxcd.io/flux/components/kustomize/kustomizations, "Target namespace"; argo-cd docs, spec.destination.namespace.</remarks>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class RedirectionsTests
{
    private const string Flux = "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps, namespace: flux-system}\nspec: ";
    private const string Argo = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: apps, namespace: argocd}\nspec: ";

    [TestMethod]
    [DataRow(Flux + "{path: ./apps, targetNamespace: shop}", "", "shop", DisplayName = "Flux, no namespace in the file")]
    [DataRow(Flux + "{path: ./apps, targetNamespace: shop}", "own", "shop", DisplayName = "Flux, another namespace in the file")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps}}", "", "shop", DisplayName = "Argo CD, no namespace in the file")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps}}", "own", "own", DisplayName = "Argo CD, another namespace in the file")]
    public void A_kustomization_is_built_into_the_namespace_that_its_deployer_says(string deployer, string written, string expected)
    {
        using var test = new TestHost(variable: Environment.GetEnvironmentVariable);
        test.Write("clusters/apps.yaml", deployer);
        test.Write("apps/kustomization.yaml", "resources: [pod.yaml]\n");
        test.Write("apps/pod.yaml", Pod(written));

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().StartWith($"NAMESPACE {expected} ");
        test.Error.Should().NotContain("not followed");
    }

    [TestMethod]
    public void A_deployer_that_a_kustomization_builds_counts_like_one_in_a_file()
    {
        using var test = new TestHost(variable: Environment.GetEnvironmentVariable);
        test.Write("clusters/kustomization.yaml", "resources: [apps.yaml]\n");
        test.Write("clusters/apps.yaml", Flux + "{path: ./apps, targetNamespace: shop}");
        test.Write("apps/kustomization.yaml", "resources: [pod.yaml]\n");
        test.Write("apps/pod.yaml", Pod(""));

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().StartWith("NAMESPACE shop ");
    }

    [TestMethod]
    [DataRow(Flux + "{path: ./apps, targetNamespace: shop}", "own", "Kustomization apps puts everything in ./apps into namespace shop, which is not followed")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps}}", "",
        "Application apps puts what names no namespace in ./apps into namespace shop, which is not followed")]
    [DataRow(Flux + "{path: ./apps, patches: [{patch: x}], postBuild: {substitute: {a: b}}}", "own",
        "Kustomization apps changes what it takes from ./apps (patches, postBuild), which is not followed")]
    public void What_is_not_followed_is_said(string deployer, string written, string expected)
    {
        using var test = new TestHost();
        test.Write("clusters/apps.yaml", deployer);
        test.Write("apps/pod.yaml", Pod(written));

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain($"warning: ./clusters/apps.yaml:1:1: {expected}");
    }

    [TestMethod]
    [DataRow(Flux + "{path: ./apps, targetNamespace: shop}", "shop")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps}}", "own")]
    [DataRow(Flux + "{path: ./apps, patches: []}", "own")]
    public void Where_files_say_the_same_there_is_nothing_to_say(string deployer, string written)
    {
        using var test = new TestHost();
        test.Write("clusters/apps.yaml", deployer);
        test.Write("apps/pod.yaml", Pod(written));

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().NotContain("not followed");
    }

    private static string Pod(string ns) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: web{(ns.Length == 0 ? "" : $", namespace: {ns}")}}}\nspec: {{containers: [{{name: web, image: i}}]}}\n";
}
