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
    [DataRow(Flux + "{path: ./shared}", DisplayName = "Flux")]
    [DataRow(Argo + "{source: {path: shared}}", DisplayName = "Argo CD")]
    public void A_kustomization_that_others_take_in_is_built_by_itself_where_it_is_applied(string deployer)
    {
        using var test = new TestHost(variable: Environment.GetEnvironmentVariable);
        test.Write("clusters/apps.yaml", deployer);
        test.Write("shared/kustomization.yaml", "namespace: own\nresources: [pod.yaml]\n");
        test.Write("shared/pod.yaml", Pod(""));
        test.Write("over/kustomization.yaml", "namespace: other\nresources: [../shared]\n");

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("NAMESPACE other ").And.Contain("NAMESPACE own ");
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

    /// <remarks>fluxcd/pkg kustomize/kustomize_generator.go; argo-cd docs/user-guide/directory.md: without recurse only the directory itself.</remarks>
    [TestMethod]
    [DataRow(Flux + "{path: ./apps, targetNamespace: shop}", "apps/pod.yaml", "", "shop")]
    [DataRow(Flux + "{path: ./apps, targetNamespace: shop}", "apps/pod.yaml", "own", "shop")]
    [DataRow(Flux + "{path: ./apps, targetNamespace: shop}", "apps/web/pod.yaml", "own", "shop")]
    [DataRow(Flux + "{path: ./apps, targetNamespace: shop}", "apps/pod.json", "own", "own")]
    [DataRow(Flux + "{path: ./apps}", "apps/pod.yaml", "own", "own")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps}}", "apps/pod.yaml", "", "shop")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps}}", "apps/pod.json", "", "shop")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps}}", "apps/pod.yaml", "own", "own")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps}}", "apps/web/pod.yaml", "", "default")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps, directory: {recurse: true}}}", "apps/web/pod.yaml", "", "shop")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps, directory: {jsonnet: {}, include: ''}}}", "apps/pod.yaml", "", "shop")]
    public void A_plain_directory_is_read_in_the_namespace_that_its_deployer_says(string deployer, string file, string written, string expected)
    {
        using var test = new TestHost();
        test.Write("clusters/apps.yaml", deployer);
        test.Write(file, Pod(written));

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().StartWith($"NAMESPACE {expected} ");
        test.Error.Should().NotContain("not followed");
    }

    [TestMethod]
    public void A_kustomization_below_a_plain_directory_goes_into_its_namespace_too()
    {
        using var test = new TestHost(variable: Environment.GetEnvironmentVariable);
        test.Write("clusters/apps.yaml", Flux + "{path: ./apps, targetNamespace: shop}");
        test.Write("apps/web/kustomization.yaml", "resources: [pod.yaml]\n");
        test.Write("apps/web/pod.yaml", Pod("own"));

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().StartWith("NAMESPACE shop ");
    }

    [TestMethod]
    [DataRow("apps/pod.yaml", DisplayName = "plain files")]
    [DataRow("apps/pod.yaml", "apps/kustomization.yaml", DisplayName = "a kustomization")]
    public void What_is_applied_into_several_namespaces_counts_in_each(string file, string? kustomization = null)
    {
        using var test = new TestHost(variable: Environment.GetEnvironmentVariable);
        foreach (var ns in new[] { "blue", "green" })
            test.Write($"clusters/{ns}.yaml", Flux.Replace("name: apps", $"name: {ns}", StringComparison.Ordinal) + $"{{path: ./apps, targetNamespace: {ns}}}");
        test.Write(file, Pod("own"));
        if (kustomization is not null)
            test.Write(kustomization, "resources: [pod.yaml]\n");

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("NAMESPACE blue ").And.Contain("NAMESPACE green ").And.NotContain("own");
        test.Error.Should().NotContain("not followed").And.NotContain("different content");
    }

    /// <summary>Two Deployments of one name are no contradiction where each directory has its own namespace.</summary>
    [TestMethod]
    public void Objects_of_one_name_in_directories_with_namespaces_of_their_own_are_two()
    {
        using var test = new TestHost();
        foreach (var ns in new[] { "blue", "green" })
        {
            test.Write($"clusters/{ns}.yaml", Flux.Replace("name: apps", $"name: {ns}", StringComparison.Ordinal) + $"{{path: ./{ns}, targetNamespace: {ns}}}");
            test.Write($"{ns}/pod.yaml", Pod("").Replace(
                "image: i", $"image: {ns}, securityContext: {{privileged: {(ns is "blue" ? "true" : "false")}}}", StringComparison.Ordinal));
        }

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("NAMESPACE blue ").And.Contain("NAMESPACE green ");
        test.Error.Should().NotContain("different content");
    }

    [TestMethod]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps, directory: {include: '*.yml'}}}", "",
        "Application apps changes what it takes from ./apps (directory.include), which is not followed")]
    [DataRow(Flux + "{path: ./apps, patches: [{patch: x}], postBuild: {substitute: {a: b}}}", "own-${a}",
        "Kustomization apps changes what it takes from ./apps (patches, postBuild), which is not followed")]
    [DataRow(Flux + "{path: ./apps, components: [../part]}", "own",
        "Kustomization apps changes what it takes from ./apps (components), which is not followed")]
    public void What_is_not_followed_is_said(string deployer, string written, string expected)
    {
        using var test = new TestHost();
        test.Write("clusters/apps.yaml", deployer);
        test.Write("apps/pod.yaml", Pod(written));

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain($"warning: ./clusters/apps.yaml:1:1: {expected}");
    }

    /// <remarks>argo-cd docs/user-guide/sync-options.md: the Namespace is none of the manifests, which is all that argocd app manifests prints.</remarks>
    [TestMethod]
    public void A_namespace_that_an_Application_makes_is_looked_for_in_the_cluster()
    {
        using var test = new TestHost();
        test.Write("clusters/apps.yaml", Argo + "{destination: {namespace: shop}, source: {path: apps}, syncPolicy: {syncOptions: [CreateNamespace=true]}}");
        test.Write("apps/pod.yaml", Pod(""));

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("what Application apps makes is not in the input: namespace shop; printed by: kubectl get namespaces -o yaml\n");
    }

    [TestMethod]
    [DataRow(Flux + "{path: ./apps, targetNamespace: shop}", "shop")]
    [DataRow(Argo + "{destination: {namespace: shop}, source: {path: apps}}", "own")]
    [DataRow(Flux + "{path: ./apps, patches: []}", "own")]
    [DataRow(Flux + "{path: ./apps, patches: [{patch: x, target: {kind: Ingress}}]}", "own", DisplayName = "a patch of what nobody asks for")]
    [DataRow(Flux + "{path: ./apps, postBuild: {substitute: {a: b}}}", "own", DisplayName = "no variable to put something in")]
    public void Where_files_say_the_same_there_is_nothing_to_say(string deployer, string written)
    {
        using var test = new TestHost();
        test.Write("clusters/apps.yaml", deployer);
        test.Write("apps/pod.yaml", Pod(written));

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().NotContain("not followed");
    }

    [TestMethod]
    public void What_many_deployers_change_is_one_message()
    {
        using var test = new TestHost();
        foreach (var name in Enumerable.Range(1, 9).Select(i => $"p{i}"))
        {
            test.Write(
                $"clusters/{name}.yaml",
                Flux.Replace("name: apps", $"name: {name}", StringComparison.Ordinal) + $"{{path: ./{name}, patches: [{{patch: x}}]}}");
            test.Write($"{name}/pod.yaml", Pod(name));
        }

        test.Run("check", "-R", ".", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Split("changes what it takes from").Should().HaveCount(2);
        test.Error.Should().Contain("(and 8 more like this in ./clusters)");
    }

    private static string Pod(string ns) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: web{(ns.Length == 0 ? "" : $", namespace: \"{ns}\"")}}}\n"
        + "spec: {containers: [{name: web, image: i}]}\n";
}
