using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Git;

/// <summary><c>pr</c> in repositories with kustomizations, built by the real kubectl.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class BuildGuardTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n";

    [TestMethod]
    public void A_base_whose_overlays_agree_is_labelled_itself()
    {
        using var test = Sandbox(("dev", "namespace: shop-dev\n"), ("prod", "namespace: shop-prod\n"));

        test.PrOk("--commit");

        test.OnBranch("base/namespace.yaml").Should().Be(Namespace + "  labels:\n" + GitSandbox.LabelLines);
        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be("base/namespace.yaml\n");
        test.Error.Should().Contain("2 namespaces labelled");
    }

    [TestMethod]
    public void Overlays_that_want_different_labels_get_a_patch_each()
    {
        using var test = Sandbox(("dev", "namespace: shop-dev\n"), ("prod", "namespace: shop-prod\n"));
        test.Commit(("open.yaml", Open("shop-dev")));

        test.PrOk("--commit");

        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be(
            "overlays/dev/kustomization.yaml\noverlays/dev/pod-security-shop-dev.yaml\noverlays/prod/kustomization.yaml\n"
                + "overlays/prod/pod-security-shop-prod.yaml\n");
        test.OnBranch("overlays/prod/pod-security-shop-prod.yaml").Should().Be(Namespace + "  labels:\n" + GitSandbox.LabelLines);
        test.OnBranch("overlays/dev/pod-security-shop-dev.yaml").Should().Contain("pod-security.kubernetes.io/enforce: privileged");
        test.Git("checkout", "--quiet", GitSandbox.Branch);
        Build(test, "overlays/dev").Should().Contain("enforce: privileged").And.Contain("name: shop-dev");
        Build(test, "overlays/prod").Should().Contain("enforce: baseline").And.Contain("name: shop-prod");
    }

    /// <summary>Two clusters may have a namespace of one name, while a third overlay of the base wants something else.</summary>
    [TestMethod]
    public void Overlays_that_build_one_namespace_are_patched_together_where_another_one_disagrees()
    {
        using var test = Sandbox(("dev", "namespace: shop-dev\n"), ("east", "namespace: shop-prod\n"), ("west", "namespace: shop-prod\n"));
        test.Commit(("open.yaml", Open("shop-dev")));

        test.PrOk("--commit");

        test.Git("diff", "--name-only", "main", GitSandbox.Branch)
            .Should()
            .Be(string.Concat(((string[])["dev/{0}shop-dev", "east/{0}shop-prod", "west/{0}shop-prod"])
            .Select(entry => $"overlays/{entry.Replace("{0}", "pod-security-", StringComparison.Ordinal)}.yaml")
            .SelectMany(patch => (string[])[$"{Path.GetDirectoryName(patch)}/kustomization.yaml", patch]).Select(path => path + "\n")));
        test.Git("checkout", "--quiet", GitSandbox.Branch);
        Build(test, "overlays/dev").Should().Contain("enforce: privileged");
        Build(test, "overlays/east").Should().Contain("enforce: baseline").And.Contain("name: shop-prod");
        Build(test, "overlays/west").Should().Be(Build(test, "overlays/east"));
        test.Error.Should().Contain("2 namespaces labelled").And.NotContain("left alone");
    }

    [TestMethod]
    [DataRow("namespace: shop-dev\n", "namespace: shop-prod\n", false)]
    [DataRow("namespace: shop-dev\n", "namespace: shop-prod\n", true)]
    [DataRow("namePrefix: dev-\n", "namePrefix: prod-\n", true)]
    [DataRow("nameSuffix: -dev\n", "namespace: other\n", true)]
    [DataRow("namespace: shop-dev\ncommonLabels: {team: a}\n", "", true)]
    [DataRow("namespace: shop-dev\nnamePrefix: x-\n", "namespace: shop-prod\ncomponents: []\n", true)]
    public void What_built_before_builds_after_differs_only_in_labels_and_the_second_time_nothing_changes(string dev, string prod, bool differ)
    {
        using var test = Sandbox(("dev", dev), ("prod", prod));
        if (differ)
            test.Commit(("open.yaml", Open("shop-dev") + "---\n" + Open("dev-shop") + "---\n" + Open("x-shop")));
        var before = (Build(test, "overlays/dev"), Build(test, "overlays/prod"));

        test.PrOk("--commit");

        test.Git("checkout", "--quiet", GitSandbox.Branch);
        (WithoutLabels(Build(test, "overlays/dev")), WithoutLabels(Build(test, "overlays/prod")))
            .Should()
            .Be((WithoutLabels(before.Item1), WithoutLabels(before.Item2)));
        Build(test, "overlays/dev").Should().Contain("pod-security.kubernetes.io/enforce");
        Build(test, "overlays/prod").Should().Contain("pod-security.kubernetes.io/enforce");
        test.PrOk("--commit", "--branch", "again");
        test.Error.Should().Contain("nothing to change: no namespaces labelled");
    }

    [TestMethod]
    [DataRow(
        "patches:\n- target: {kind: Namespace, name: shop}\n  patch: '[{\"op\": \"add\", \"path\": \"/metadata/annotations\", \"value\": {\"a\": \"b\"}}]'\n",
        "- path: pod-security-shop-prod.yaml\n")]
    [DataRow("patches:\n  - patch: |-\n      apiVersion: v1\n      kind: Namespace\n      metadata: {name: shop, annotations: {a: b}}\n\n# the end\n",
        "  - path: pod-security-shop-prod.yaml\n")]
    [DataRow(
        "patches: [{patch: '{apiVersion: v1, kind: Namespace, metadata: {name: shop, annotations: {a: b}}}'}]\n", ", {path: pod-security-shop-prod.yaml}]\n")]
    public void A_patch_follows_those_that_an_overlay_has(string patches, string added)
    {
        using var test = Sandbox(("dev", "namespace: shop-dev\n"), ("prod", "namespace: shop-prod\n" + patches));
        test.Commit(("open.yaml", Open("shop-dev")));

        test.PrOk("--commit");

        test.OnBranch("overlays/prod/kustomization.yaml").Should().Contain(added).And.StartWith("resources: [../../base]\nnamespace: shop-prod\npatches:");
        test.Git("checkout", "--quiet", GitSandbox.Branch);
        Build(test, "overlays/prod").Should().Contain("a: b").And.Contain("enforce: baseline");
        Build(test, "overlays/dev").Should().Contain("enforce: privileged");
    }

    [TestMethod]
    public void Fixes_are_written_where_a_kustomization_takes_the_workload_from()
    {
        using var test = Sandbox(("prod", "namespace: shop-prod\n"));
        test.Commit(
            ("base/kustomization.yaml", "resources: [namespace.yaml, web.yaml]\n"),
            ("base/web.yaml",
                "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    securityContext: {capabilities: {drop: [all]}}\n"));

        test.PrOk("--commit", "--fix", "--enforce", "restricted");

        test.OnBranch("base/web.yaml").Should().EndWith("drop: [ALL]}}\n");
        test.OnBranch("base/namespace.yaml").Should().Contain("enforce: restricted");
        Build(test, "overlays/prod").Should().Contain("- all");
        test.Git("checkout", "--quiet", GitSandbox.Branch);
        Build(test, "overlays/prod").Should().Contain("- ALL");
        test.PrOk("--commit", "--fix", "--enforce", "restricted", "--branch", "again");
        test.Error.Should().Contain("nothing to change");
    }

    [TestMethod]
    public void Where_requests_are_split_what_a_kustomization_builds_is_not_fixed()
    {
        using var test = Sandbox(("prod", "namespace: shop-prod\n"));
        test.Commit(
            ("base/kustomization.yaml", "resources: [namespace.yaml, web.yaml]\n"),
            ("base/web.yaml",
                "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    securityContext: {capabilities: {drop: [all]}}\n"));

        test.PrOk("--commit", "--fix", "--enforce", "restricted", "--split", "namespace");

        test.Error.Should().Contain("Pod/web in shop-prod is built by a kustomization, so it is left as it is");
        test.Git("log", "--all", "--format=%H", "--", "base/web.yaml").Trim().Split('\n').Should().ContainSingle();
    }

    [TestMethod]
    public void Several_namespaces_of_one_overlay_get_a_patch_each()
    {
        using var test = new GitSandbox();
        (string, string)[] Cluster(string name) =>
        [
            ($"clusters/{name}/kustomization.yaml", "resources: [shop, pay]\n"),
            ($"clusters/{name}/shop/kustomization.yaml", $"resources: [../../../base/shop]\nnamespace: shop-{name}\n"),
            ($"clusters/{name}/pay/kustomization.yaml", $"resources: [../../../base/pay]\nnamespace: pay-{name}\n"),
        ];
        test.Commit(
        [
            ("policies.yaml", GitSandbox.Policies),
            ("open.yaml", Open("shop-dev") + "---\n" + Open("pay-dev")),
            ("base/shop/kustomization.yaml", "resources: [namespace.yaml]\n"),
            ("base/shop/namespace.yaml", Namespace),
            ("base/pay/kustomization.yaml", "resources: [namespace.yaml]\n"),
            ("base/pay/namespace.yaml", Namespace.Replace("shop", "pay", StringComparison.Ordinal)),
            .. Cluster("dev"),
            .. Cluster("prod"),
        ]);

        test.PrOk("--commit");

        test.Git("checkout", "--quiet", GitSandbox.Branch);
        Build(test, "clusters/dev").Split("enforce: privileged").Should().HaveCount(3);
        Build(test, "clusters/prod").Split("enforce: baseline").Should().HaveCount(3);
    }

    [TestMethod]
    public void Labels_that_a_kustomization_would_overwrite_are_an_error_and_nothing_is_changed()
    {
        using var test =
            Sandbox(("prod", "patches:\n- target: {kind: Namespace, name: shop}\n  patch: '- {op: add, path: /metadata/labels, value: {owner: web}}'\n"));
        var state = test.State();

        test.Pr("--commit").Should().Be(ExitCode.BadInput);

        test.Error
            .Should()
            .Contain("after these changes the kustomization overlays/prod would not have the labels of namespace shop: something in it overwrites them");
        test.State().Should().Be(state);
    }

    [TestMethod]
    public void No_second_Namespace_goes_into_a_kustomization_that_transforms_namespaces()
    {
        using var test = Sandbox(("prod", "namespace: shop-prod\n"));
        test.Commit(("other.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: other}\n"));

        test.PrOk("--commit");

        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().NotContain("kustomization.yaml");
        test.OnBranch("namespace-other.yaml").Should().Contain("name: other");
    }

    [TestMethod]
    public void A_new_manifest_has_the_guards_of_the_tools_that_prune_and_the_request_says_not_to_revert_it()
    {
        using var test = new GitSandbox();
        test.Commit(
            ("infra/policies.yaml", GitSandbox.Policies),
            ("infra/first.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: first}\n"),
            ("infra/account.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: pay}\n"),
            (
                "clusters/infra.yaml",
                "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: infra, namespace: flux-system}\nspec: "
                    + "{prune: true, path: ./infra}\n"));

        test.PrOk("--dry-run", "--body-file", "b.md");

        test.Out.Should().Contain("+    kustomize.toolkit.fluxcd.io/prune: disabled\n").And.NotContain("argocd");
        File.ReadAllText(Path.Combine(test.Checkout, "b.md")).Should().Contain("Remove the labels. Don't revert this request");
        test.Error.Should().Contain("nothing was done, as --dry-run was given");
    }

    [TestMethod]
    [DataRow("namespace: {create: true, labels: {team: web}}", "namespace: {create: true, labels: {team: web, pod-security.kubernetes.io/audit: restricted,")]
    [DataRow("namespaceLabels: {team: web}", "namespaceLabels: {team: web, pod-security.kubernetes.io/audit: restricted,")]
    [DataRow("ns: {extra: {pod-security.kubernetes.io/enforce-version: latest}}", "pod-security.kubernetes.io/enforce: baseline,")]
    public void A_HelmRelease_whose_values_hold_labels_of_its_namespace_is_labelled_there(string values, string expected)
    {
        using var test = new GitSandbox();
        test.Commit(
            ("psp.yaml", GitSandbox.Policies + "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: shop}\n"),
            ("release.yaml",
                $"apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {{name: shop, namespace: flux-system}}\nspec:\n  targetNamespace: "
                    + $"shop\n  values:\n    {values}\n"));

        test.PrOk("--commit");
        test.Error.Should().Contain("no namespaces labelled").And.Contain("left alone");

        test.PrOk("--commit", "--partial");
        test.OnBranch("release.yaml").Should().Contain(expected);
        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be("release.yaml\n");

        test.PrOk("--commit", "--partial", "--base", GitSandbox.Branch, "--branch", "again");
        test.Error.Should().Contain("nothing to change");
    }

    [TestMethod]
    public void Argo_CD_labels_the_namespace_that_it_creates_and_not_before_its_chart_is_read()
    {
        using var test = new GitSandbox();
        test.Commit(
            ("psp.yaml", GitSandbox.Policies + "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: monitoring}\n"),
            ("apps/monitoring.yaml",
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: monitoring, namespace: argocd}
                spec:
                  destination: {namespace: monitoring}
                  source: {repoURL: https://charts.example.com, chart: node-exporter}
                  syncPolicy:
                    syncOptions: [CreateNamespace=true]
                    managedNamespaceMetadata:
                      labels:
                        team: obs

                """));

        test.PrOk("--commit");
        test.Error.Should().Contain("namespace monitoring is left alone: what Application monitoring makes wasn't read");

        test.PrOk("--commit", "--partial");

        test.OnBranch("apps/monitoring.yaml").Should().Contain("        team: obs\n        pod-security.kubernetes.io/audit: restricted\n");
        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be("apps/monitoring.yaml\n");
    }

    [TestMethod]
    public void After_reading_nothing_a_pipeline_fails()
    {
        using var test = Sandbox(("prod", "namespace: shop-prod\n"));

        test.Pr("--dry-run", "--path", "nope").Should().Be(ExitCode.NothingRead);
        test.Error.Should().Be("error: --path nope: git tracks no manifest there\n  see what it tracks with: git ls-files\n");

        test.Pr("--dry-run", "--path", "overlays").Should().Be(ExitCode.NothingRead);
        test.Error.Should().Contain("nothing to change: no namespaces labelled; 1 without a level (shop-prod): neither a policy nor a workload of it was read");
    }

    [TestMethod]
    public void A_manifest_outside_of_the_paths_that_were_given_is_left_alone()
    {
        using var test = Sandbox(("prod", "namespace: shop-prod\n"));
        test.Commit(("overlays/policies.yaml", GitSandbox.Policies));

        test.PrOk("--dry-run", "--path", "overlays");

        test.Error.Should().Contain("namespace shop-prod is left alone: base/namespace.yaml:1: its manifest is not among the files that were to be read");
        test.Out.Should().BeEmpty();
    }

    private static GitSandbox Sandbox(params (string Name, string Text)[] overlays)
    {
        var test = new GitSandbox();
        test.Commit(
        [
            ("policies.yaml", GitSandbox.Policies),
            ("base/kustomization.yaml", "resources: [namespace.yaml]\n"),
            ("base/namespace.yaml", Namespace),
            .. overlays.Select(overlay => ($"overlays/{overlay.Name}/kustomization.yaml", "resources: [../../base]\n" + overlay.Text)),
        ]);
        return test;
    }

    /// <summary>Another policy, for which only privileged fits, for one namespace.</summary>
    internal static string Open(string ns) =>
        $$"""
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: open-{{ns}}}
        spec: {privileged: true, runAsUser: {rule: RunAsAny}, seLinux: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny},
         volumes: ['*']}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: use-open-{{ns}}}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [open-{{ns}}], verbs: [use]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: open, namespace: {{ns}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use-open-{{ns}}}
        subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:{{ns}}"}]

        """;

    private static string Build(GitSandbox test, string directory)
    {
        var start = new System.Diagnostics.ProcessStartInfo(Repository.Program("kubectl"), ["kustomize", directory])
        {
            WorkingDirectory = test.Checkout,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, directory);
        return output;
    }

    private static string WithoutLabels(string build) =>
        string.Join('\n', build.Split('\n').Where(line => !line.Contains("pod-security.kubernetes.io/", StringComparison.Ordinal) && line is not "  labels:"));
}
