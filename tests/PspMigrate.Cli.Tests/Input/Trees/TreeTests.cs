using System.Text.Json.Nodes;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>Trees modelled on the layouts that real repositories have: <c>fixtures/trees</c>.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class TreeTests
{
    [TestMethod]
    [DataRow("kubebuilder", "guestbook-system")]
    [DataRow("helm-monorepo", "api web")]
    [DataRow("flux", "shop")]
    [DataRow("flux-tenants", "blue green")]
    [DataRow("argocd", "monitoring shop")]
    [DataRow("ansible", "audit shop")]
    [DataRow("argocd-sets", "api default red-dev red-prod web")]
    [DataRow("config-sync", "audit shop shop-test")]
    [DataRow("overlays", "shop-dev shop-prod shop-staging")]
    [DataRow("ytt", "shop")]
    [DataRow("dumps", "shop")]
    [DataRow("sops", "shop")]
    public void Every_layout_gets_an_answer(string tree, string namespaces)
    {
        using var test = Tree(tree);

        test.Run("convert", "-R", tree, "-o", "name", "--report", "none").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal(namespaces.Split(' ').Select(name => $"namespace/{name}"));
        test.Error.Split('\n').Should().HaveCountLessThan(24, "a screen");
    }

    [TestMethod]
    public void Objects_of_a_build_have_the_places_of_their_files()
    {
        using var test = Tree("overlays");

        test.Run("convert", "-R", "overlays", "--report", "json").Should().Be(ExitCode.Ok);

        test.Error.Should().Contain("overlays/base/namespace.yaml").And.Contain("overlays/cluster/psp.yaml");
    }

    [TestMethod]
    public void A_kustomization_that_is_named_is_built()
    {
        using var test = Tree("overlays");

        test.Run("convert", "-k", "overlays/overlays/prod", "-k", "overlays/cluster", "-o", "name", "--report", "none").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Be("namespace/shop-prod\n");
    }

    [TestMethod]
    public void A_kustomization_that_is_named_and_can_not_be_built_is_an_error_in_the_words_of_kustomize()
    {
        using var test = Tree("overlays");
        test.Write("bad/kustomization.yaml", "resources: [nope.yaml]\n");

        test.Run("convert", "-k", "bad").Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().Contain("bad/kustomization.yaml: this kustomization can't be built").And.Contain("nope.yaml");
    }

    [TestMethod]
    public void Without_kustomize_and_kubectl_nothing_of_a_kustomization_is_read_and_that_is_said()
    {
        using var test = Tree("overlays", path: "");
        test.Write("overlays/plain.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: plain}\n");

        test.Run("convert", "-R", "overlays").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("this kustomization is not built, and nothing of it is read").And.Contain("put kustomize or kubectl on the PATH");
        test.Error.Should().Contain("1 namespace (none to label), no workloads");
    }

    [TestMethod]
    public void What_lies_on_other_machines_is_not_fetched_unless_asked()
    {
        using var test = Tree("dumps");
        test.Write("dumps/remote/kustomization.yaml", "resources: ['https://example.invalid/x.yaml']\n");

        test.Run("convert", "-R", "dumps", "--exclude", "2022-06-01").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("dumps/remote/kustomization.yaml: this kustomization takes in https://example.invalid/x.yaml, so it is not built")
            .And.Contain("--allow-remote");
    }

    /// <remarks>facts/deployers.md, 19.</remarks>
    [TestMethod]
    [DataRow("plain", "true", false), DataRow("plain", "false", true), DataRow("built", "true", false), DataRow("built", "false", true)]
    public void What_is_only_for_programs_is_in_no_cluster(string directory, string isLocal, bool isApplied)
    {
        using var test = new TestHost(variable: Environment.GetEnvironmentVariable);
        test.Write($"{directory}/all.yaml", Deployment("web") + "---\n" + Deployment($"tool, annotations: {{config.kubernetes.io/local-config: '{isLocal}'}}"));
        test.Write("built/kustomization.yaml", "resources: [all.yaml]\n");
        _ = Repository.Program("kubectl");

        test.Run("check", "-R", directory).Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("Deployment/web");
        test.Out.Contains("Deployment/tool", StringComparison.Ordinal).Should().Be(isApplied);
    }

    /// <remarks>facts/deployers.md, 22.</remarks>
    [TestMethod]
    public void A_base_behind_a_link_is_taken_in_by_its_overlay()
    {
        using var test = new TestHost(variable: Environment.GetEnvironmentVariable);
        test.Write("real/web.yaml", Deployment("web").Replace("namespace: shop, ", "", StringComparison.Ordinal));
        test.Write("real/kustomization.yaml", "resources: [web.yaml]\n");
        test.Write("prod/kustomization.yaml", "namespace: shop\nresources: [../link]\n");
        Directory.CreateSymbolicLink(Path.Combine(test.Directory.FullName, "link"), "real");
        _ = Repository.Program("kubectl");

        test.Run("check", "-R", ".", "--level", "restricted", "-o", "json").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("/real/web.yaml\"").And.Contain("\"shop\"").And.NotContain("\"name\": \"default\"");
    }

    /// <remarks>argo-cd docs/user-guide/kustomize.md, namespace: objects go there, whatever the destination is.</remarks>
    [TestMethod]
    public void A_kustomization_counts_in_the_namespace_that_its_Application_sets()
    {
        using var test = new TestHost(variable: Environment.GetEnvironmentVariable);
        test.Write("app.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\n"
            + "spec: {destination: {namespace: other}, source: {path: web, kustomize: {namespace: shop-prod}}}\n");
        test.Write("web/web.yaml", Deployment("web"));
        test.Write("web/kustomization.yaml", "resources: [web.yaml]\n");
        _ = Repository.Program("kubectl");

        test.Run("check", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().StartWith("NAMESPACE shop-prod ");
        test.Error.Should().BeEmpty();
    }

    [TestMethod]
    public void A_component_that_nothing_takes_in_is_named()
    {
        using var test = Tree("overlays");
        test.Write("overlays/components/debug/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [open.yaml]\n");
        test.Write("overlays/components/debug/open.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: debug}\n");

        test.Run("convert", "-R", "overlays", "-o", "name").Should().Be(ExitCode.Ok, test.Error);

        test.Error
            .Should()
            .Contain("note: overlays/components/debug/kustomization.yaml: no kustomization file here takes in this component, so nothing of it is read");
        test.Out.Should().NotContain("debug");
    }

    [TestMethod]
    public void What_overlays_make_differ_from_one_file_is_told_to_be_built_more_than_once()
    {
        using var test = new TestHost(variable: Environment.GetEnvironmentVariable);
        test.Write("base/kustomization.yaml", "resources: [psp.yaml]\n");
        test.Write("base/psp.yaml", "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: p}\nspec: {seLinux: {rule: RunAsAny}, "
            + "runAsUser: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}}\n");
        test.Write("a/kustomization.yaml", "resources: [../base]\n");
        test.Write("b/kustomization.yaml", "resources: [../base]\npatches:\n- target: {kind: PodSecurityPolicy}\n"
            + "  patch: |\n    - {op: add, path: /spec/hostPID, value: true}\n");

        test.Run("convert", "-R", ".").Should().Be(ExitCode.BadInput);

        test.Error.Should().StartWith(
            "error: ./base/psp.yaml:1:1: PodSecurityPolicy p is built from here more than once, with different content: spec.hostPID (true here, "
            + "not set there)\n");
    }

    [TestMethod]
    public void The_JSON_report_says_what_was_not_read()
    {
        using var test = Tree("helm-monorepo");

        test.Run("convert", "-R", "helm-monorepo", "--report", "json", "--report-file", "r.json").Should().Be(ExitCode.Ok, test.Error);

        var missing = JsonNode.Parse(File.ReadAllText(test.Host.FullPath("r.json")))!["missing"]!.AsArray();
        var api = missing.Single(part => part!["what"]!.GetValue<string>() is "chart helm-monorepo/charts/api")!;
        api["lacks"]!.AsArray().Select(item => item!.GetValue<string>()).Should().Equal("bindings", "workloads");
        api["namespaces"]!.AsArray().Select(item => item!.GetValue<string>()).Should().Equal("api");
        api["anywhere"]!.GetValue<bool>().Should().BeFalse();
    }

    [TestMethod]
    public void Encrypted_files_and_templates_are_named_with_advice_for_the_verb_in_use()
    {
        using var test = Tree("sops");
        test.Write("sops/x.yaml", "#@ load(\"@ytt:data\", \"data\")\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: #@ data.values.name\n");

        test.Run("access", "-f", "sops", "-R").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("sops/binding.enc.yaml:1:1: this is encrypted by sops").And.Contain("ytt -f … | pspmigrate access -f -");
    }

    /// <remarks>The namespace isn't <c>default</c>, whose level would go by these objects.</remarks>
    [TestMethod]
    [DataRow("namespace: '{{ ns }}'", "this is a Helm or other Go template")]
    [DataRow("namespace: #@ data.values.ns", "this is a ytt template")]
    public void An_object_whose_namespace_is_still_to_be_filled_in_is_in_none(string ns, string message)
    {
        using var test = new TestHost();
        test.Write("x/web.yaml",
            $"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  {ns}\nspec: {{template: {{spec: {{containers: [{{name: a}}]}}}}}}\n");
        test.Write("x/ns.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");

        test.Run("convert", "-R", "x", "--report", "json").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain(message).And.NotContain("names no namespace").And.NotContain("\"name\": \"default\"");
    }

    /// <remarks>argo-rollouts.readthedocs.io/en/stable/features/analysis: parameters in double braces, which its controller fills in.</remarks>
    [TestMethod]
    public void Parameters_of_other_kinds_keep_no_pod_from_being_judged()
    {
        using var test = new TestHost();
        test.Write("x/a.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nmetadata: {name: t, namespace: shop}\n"
            + "spec: {metrics: [{provider: {job: {spec: {template: {spec: {hostPID: true, containers: [{name: a, image: '{{args.image}}'}]}}}}}}]}\n");

        test.Run("convert", "-R", "x").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("name: shop\n").And.Contain("enforce: privileged\n");
    }

    [TestMethod]
    public void A_link_to_nothing_is_told_and_passed_over()
    {
        using var test = Tree("ytt");
        File.CreateSymbolicLink(test.Host.FullPath("ytt/gone.yaml"), "/nonexistent/gone.yaml");

        test.Run("convert", "-R", "ytt", "-o", "name").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("warning: ytt/gone.yaml: this link leads to nothing that is here, so nothing of it is read\n");
        test.Run("convert", "ytt/gone.yaml").Should().Be(ExitCode.BadInput, "it was named");
    }

    [TestMethod]
    public void Where_everything_is_excluded_the_error_says_so()
    {
        using var test = Tree("overlays");

        test.Run("convert", "-R", "overlays", "--exclude", "**").Should().Be(ExitCode.BadInput);

        test.Error.Should().Be("error: overlays: no .yaml, .yml or .json file in this directory that --exclude leaves\n");
    }

    [TestMethod]
    public void A_chart_is_a_line_with_the_command_that_renders_it_and_its_namespaces_are_marked()
    {
        using var test = Tree("helm-monorepo");

        test.Run("convert", "-R", "helm-monorepo", "--report", "full").Should().Be(ExitCode.Ok);

        test.Error.Should().Contain(
            "this chart is not rendered, and nothing of it is read: add --render-charts, or what this prints: "
            + "helm template api-prod helm-monorepo/charts/api --namespace api --values helm-monorepo/env/prod.yaml\n");
        test.Error.ReplaceLineEndings(" ").Should().Contain("Incomplete: api. What chart helm-monorepo/charts/api");
        test.Error.Should().NotContain("Incomplete: web");
    }

    [TestMethod]
    public void Charts_are_rendered_by_a_stand_in_for_helm_that_records_its_arguments()
    {
        using var test = Tree("helm-monorepo");
        var helm = test.Write("bin/helm",
            """
            #!/bin/sh
            echo "$@" >> "$(dirname "$0")/arguments"
            echo "---"
            echo "# Source: api/templates/psp.yaml"
            echo "apiVersion: rbac.authorization.k8s.io/v1"
            echo "kind: RoleBinding"
            echo "metadata: {name: $2}"
            echo "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: psp-open}"
            echo "subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: 'system:serviceaccounts:api'}]"
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(helm, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var host = test.Host with { Variable = name => name is "PATH" ? $"{test.Host.FullPath("bin")}:{Environment.GetEnvironmentVariable("PATH")}" : null };

        Application.Run(["convert", "-R", "helm-monorepo", "--render-charts", "--report", "json"], host).Should().Be(ExitCode.Ok, test.Error);

        File.ReadAllLines(test.Host.FullPath("bin/arguments"))[0].Should().Be(
            $"template api-prod {test.Host.FullPath("helm-monorepo/charts/api")} --namespace api --values {test.Host.FullPath("helm-monorepo/env/prod.yaml")}");
        test.Error.Should().Contain("helm-monorepo/charts/api/templates/psp.yaml").And.NotContain("not rendered");
    }

    [TestMethod]
    public void What_git_ignores_is_left_out_unless_it_is_named()
    {
        using var test = Tree("dumps");
        using var git = System.Diagnostics.Process
            .Start(new System.Diagnostics.ProcessStartInfo("git", ["init", "-q"]) { WorkingDirectory = test.Host.FullPath("dumps") })!;
        git.WaitForExit();
        test.Write("dumps/.gitignore", "2022-06-01/\n");

        test.Run("convert", "-R", "dumps", "--report", "none").Should().Be(ExitCode.Ok);
        test.Error.Should().NotContain("2022-06-01");

        test.Run("convert", "-R", "dumps/2022-06-01", "-o", "name", "--report", "none").Should().Be(ExitCode.Ok);
        test.Out.Should().EndWith("namespace/shop\n");
    }

    [TestMethod]
    public void A_tree_without_any_object_is_an_error()
    {
        using var test = Tree("dumps");
        test.Write("none/package.json", "{}");
        test.Write("none/values.yaml", "a: 1\n");

        test.Run("convert", "-R", "none").Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain("error: none: nothing was read: there is no Kubernetes object in these files");
    }

    private static TestHost Tree(string name, string? path = null) => TestTrees.Copy(name, path);

    private static string Deployment(string name) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{namespace: shop, name: {name}}}\nspec: {{selector: {{matchLabels: {{a: b}}}}, "
            + "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}}\n";
}
