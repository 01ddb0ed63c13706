using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary><c>pr</c> in real repositories: what becomes of each kind of file.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class PrManifestTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    private const string Labels = "  labels:\n" + GitSandbox.LabelLines;

    [TestMethod]
    public void Other_documents_comments_and_quotes_stay_as_they_are()
    {
        const string before =
            """
            # Namespaces of the shop.

            apiVersion: v1
            kind: Namespace
            metadata:
              name: "team-a"   # the first
              labels: # owned by Ada
                # who pays
                'cost-centre': "4711"

                owner:   ada

            ---
            kind: ConfigMap
            apiVersion: v1
            metadata: {name: b,   namespace: team-a}
            ---
            # in flow style
            {apiVersion: v1, kind: Namespace, metadata: {name: team-b}}

            """;
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("all.yaml", before));

        test.PrOk("--commit");

        var after = test.OnBranch("all.yaml");
        after.Should().Be(before
            .Replace("    owner:   ada\n", "    owner:   ada\n" + GitSandbox.LabelLines, StringComparison.Ordinal)
            .Replace("{name: team-b}", $"{{name: team-b, labels: {{{FlowLabels()}}}}}", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Windows_line_ends_and_the_byte_order_mark_stay()
    {
        var before = "\uFEFF" + Namespace.Replace("\n", "\r\n", StringComparison.Ordinal);
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", before));

        test.PrOk("--commit");

        test.OnBranch("team-a.yaml").Should().Be("\uFEFF" + (Namespace + Labels).Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Json_stays_json()
    {
        const string before = "{\n  \"apiVersion\": \"v1\",\n  \"kind\": \"Namespace\",\n  \"metadata\": {\n    \"name\": \"team-a\"\n  }\n}\n";
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.json", before));

        test.PrOk("--commit");

        var after = test.OnBranch("team-a.json");
        after.Should().StartWith("{\n  \"apiVersion\": \"v1\",\n  \"kind\": \"Namespace\",\n  \"metadata\": {\n    \"name\": \"team-a\",\n    \"labels\": {\n");
        using var parsed = System.Text.Json.JsonDocument.Parse(after);
        parsed.RootElement.GetProperty("metadata").GetProperty("labels").GetProperty("pod-security.kubernetes.io/enforce")
            .GetString().Should().Be("baseline");
    }

    [TestMethod]
    public void Of_kustomize_the_base_is_edited_and_patches_are_not()
    {
        const string patch = Namespace + "  annotations:\n    stage: prod\n";
        using var test = new GitSandbox();
        test.Commit(
            ("psp.yaml", GitSandbox.Policies),
            ("base/namespace.yaml", Namespace),
            ("base/kustomization.yaml", "resources:\n- namespace.yaml\n"),
            ("overlays/prod/kustomization.yaml", "resources:\n- ../../base\npatches:\n- path: stage.yaml\n"),
            ("overlays/prod/stage.yaml", patch));

        test.PrOk("--commit");

        test.OnBranch("base/namespace.yaml").Should().Be(Namespace + Labels);
        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be("base/namespace.yaml\n");
    }

    [TestMethod]
    public void Kustomize_says_where_objects_without_a_namespace_are()
    {
        const string binding =
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: use}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use-plain}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts"}]

            """;
        using var test = new GitSandbox();
        test.Commit(
            ("psp.yaml", GitSandbox.Policies[..GitSandbox.Policies.LastIndexOf("---", StringComparison.Ordinal)]),
            ("ns/team-a.yaml", Namespace),
            ("ns/team-b.yaml", Namespace.Replace("team-a", "team-b", StringComparison.Ordinal)),
            ("base/kustomization.yaml", "resources: [binding.yaml]\n"),
            ("base/binding.yaml", binding),
            ("overlay/kustomization.yaml", "namespace: team-b\nresources: [../base]\n"));

        test.PrOk("--commit", "--no-policy", "none");

        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be("ns/team-b.yaml\n");
    }

    [TestMethod]
    public void A_namespace_in_two_files_is_listed_and_not_guessed()
    {
        using var test = new GitSandbox();
        test.Commit(
            ("psp.yaml", GitSandbox.Policies), ("prod/team-a.yaml", Namespace), ("test/team-a.yaml", Namespace),
            ("team-b.yaml", Namespace.Replace("team-a", "team-b", StringComparison.Ordinal)));

        test.PrOk("--commit");

        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be("team-b.yaml\n");
        test.Error.Should().Contain("warning: namespace team-a is left alone: it is defined more than once (prod/team-a.yaml:1, test/team-a.yaml:1)");
        Body(test).Should().Contain("team-a: it is defined more than once (prod/team-a.yaml:1, test/team-a.yaml:1)");
    }

    [TestMethod]
    public void A_path_says_which_of_two_is_meant()
    {
        using var test = new GitSandbox();
        test.Commit(("prod/psp.yaml", GitSandbox.Policies), ("prod/team-a.yaml", Namespace), ("test/team-a.yaml", Namespace));

        test.PrOk("--commit", "--path", "prod");

        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be("prod/team-a.yaml\n");
    }

    [TestMethod]
    public void A_namespace_without_a_manifest_gets_one_beside_its_sibling()
    {
        using var test = new GitSandbox();
        test.Commit(
            ("psp.yaml", GitSandbox.Policies),
            ("ns/team-a.yaml", Namespace + Labels),
            ("ns/kustomization.yaml", "# all of them\nresources:\n- team-a.yaml # first\n"),
            ("apps/b/account.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x, namespace: team-b}\n"));

        test.PrOk("--commit");

        test.OnBranch("ns/team-b.yaml").Should().Be(Namespace.Replace("team-a", "team-b", StringComparison.Ordinal) + Labels);
        test.OnBranch("ns/kustomization.yaml").Should().Be("# all of them\nresources:\n- team-a.yaml # first\n- team-b.yaml\n");
        test.Git("log", "--format=%s", $"main..{GitSandbox.Branch}").Should().Be("Add manifests of namespaces with Pod Security labels\n");
    }

    [TestMethod]
    public void New_manifests_go_where_the_user_wants_them()
    {
        using var test = new GitSandbox();
        test.Commit(
            ("psp.yaml", GitSandbox.Policies),
            ("apps/account.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x, namespace: team-b}\n"));

        test.PrOk("--commit", "--new-files", "cluster/ns");

        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be("cluster/ns/namespace-team-b.yaml\n");
    }

    [TestMethod]
    public void Namespaces_that_the_cluster_makes_get_no_manifest()
    {
        using var test = new GitSandbox();
        test.Commit(
            ("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace),
            ("account.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x, namespace: kube-system}\n"));

        test.PrOk("--commit");

        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be("team-a.yaml\n");
        test.Error.Should().Contain("namespace kube-system is left alone");
    }

    [TestMethod]
    public void A_label_that_says_something_else_is_kept_unless_it_is_to_be_replaced()
    {
        const string before = Namespace + "  labels:\n    pod-security.kubernetes.io/enforce: privileged # for now\n";
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", before));

        test.PrOk("--commit");

        test.OnBranch("team-a.yaml").Should().Contain("enforce: privileged # for now\n").And.NotContain("enforce-version");
        Body(test).Should().Contain("Labels that were kept").And.Contain("enforce says privileged; baseline:latest would fit");

        test.PrOk("--commit", "--overwrite");

        test.OnBranch("team-a.yaml").Should().Contain("enforce: baseline # for now\n").And.Contain("enforce-version: latest\n");
        Body(test).Should().Contain("Labels that were replaced").And.Contain("enforce said privileged and now says baseline:latest");
    }

    [TestMethod]
    public void Templates_vendored_ignored_and_foreign_files_are_never_edited()
    {
        using var test = new GitSandbox();
        test.GitIn(test.Path(""), "init", "--quiet", "--initial-branch=main", "sub");
        File.WriteAllText(test.Path("sub/sub.yaml"), Namespace);
        test.GitIn(test.Path("sub"), "add", ".");
        test.GitIn(test.Path("sub"), "commit", "--quiet", "--message=x");
        test.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", test.Path("sub"), "sub");
        test.Write("ignored.yaml", Namespace.Replace("team-a", "team-c", StringComparison.Ordinal));
        test.Commit(
            (".gitignore", "ignored.yaml\n"),
            (".gitattributes", "generated/** linguist-generated\n"),
            ("psp.yaml", GitSandbox.Policies),
            ("vendor/x/ns.yaml", Namespace),
            ("web/node_modules/ns.yaml", Namespace),
            ("third_party/ns.yaml", Namespace),
            ("generated/ns.yaml", Namespace),
            ("charts/app/Chart.yaml", "name: app\n"),
            ("charts/app/templates/ns.yaml", Namespace),
            ("tpl/ns.yaml", Namespace.Replace("team-a", "{{ .Values.ns }}", StringComparison.Ordinal)),
            ("tpl/labelled.yaml", Namespace.Replace("team-a", "team-b", StringComparison.Ordinal) + "  labels: {owner: \"{{ owner }}\"}\n"),
            ("charts/app/crds/ns.yaml", Namespace));

        test.PrOk("--commit");

        test.Git("diff", "--name-only", "main", GitSandbox.Branch).Should().Be("charts/app/crds/ns.yaml\n");
        test.Error.Should().Contain("warning: namespace team-b is left alone: tpl/labelled.yaml:1: this manifest is a template");
    }

    [TestMethod]
    public void Of_real_manifests_only_label_lines_change()
    {
        var corpus = Repository.Shared("corpus");
        var paths = Directory.GetFiles(corpus, "*.yaml")
            .Where(path => File.ReadLines(path).Any(line => line.StartsWith("kind: Namespace", StringComparison.Ordinal)));
        using var test = new GitSandbox();
        test.Commit((".gitattributes", "* -text\n"));
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            File.WriteAllText(test.Path("dump.yaml"), $"{GitSandbox.Policies}---\n{Names(path)}");
            Directory.CreateDirectory(Path.Combine(test.Checkout, "real"));
            File.Copy(path, Path.Combine(test.Checkout, "real", "manifest.yaml"), overwrite: true);
            test.Git("add", "--all");
            test.Git("commit", "--quiet", "--message=Manifests");

            test.PrOk("--commit", "--branch", Path.GetFileName(path), "../dump.yaml");

            test.ChangedLines(Path.GetFileName(path)).Should().NotBeEmpty()
                .And.OnlyContain(line => line.StartsWith('+')
                    && (line.Trim('+', ' ', '\r').StartsWith("pod-security.kubernetes.io/", StringComparison.Ordinal)
                        || line.Trim('+', ' ', '\r') == "labels:"));
        }
    }

    private static string Body(GitSandbox test) =>
        File.ReadAllText(test.Path("checkout/.git/pspmigrate/pspmigrate-pod-security-labels.md"));

    /// <summary>The namespaces of a file as objects without labels: the files themselves can't all be read as one cluster.</summary>
    private static string Names(string path)
    {
        var reader = new PspMigrate.Manifests.ManifestReader(new() { IsRepository = true });
        using var content = File.OpenRead(path);
        reader.Read("manifest.yaml", content);
        return string.Join("---\n", reader.Finish().Inventory.Namespaces.Select(item => item.Name).Distinct(StringComparer.Ordinal)
            .Select(name => $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n"));
    }

    private static string FlowLabels() =>
        string.Join(", ", GitSandbox.LabelLines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));
}
