using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary><c>fix --in-place</c> where kustomizations build the workloads: with the programs that users have.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class FixKustomizationTests
{
    private const string Web =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop   # the shop
        spec:
          selector: {matchLabels: {a: b}}
          template:
            metadata: {labels: {a: b}}
            spec:
              containers:
              - name: web   # serves
                image: web:1

        """;

    private const string Base = "resources: [web.yaml]\n";
    private const string Prod = "resources: [../../base]\nnamespace: prod\n";

    /// <summary>Adds a container in front of the one that is there.</summary>
    private const string Sidecar =
        """
        patches:
        - target: {kind: Deployment}
          patch: |-
            - op: add
              path: /spec/template/spec/containers/0
              value: {name: sidecar, image: sidecar:1}

        """;

    private static readonly string[] Programs = ["kubectl", "kustomize"];

    [TestMethod]
    [DynamicData(nameof(Trees))]
    public void Only_the_fix_differs_in_what_is_built_and_the_second_time_nothing_changes(
        string program, string why, string[] changed, (string Path, string Text)[] files)
    {
        using var test = Tree(program, files);
        var roots = test.Files().Keys.Where(path => path.StartsWith("overlays", StringComparison.Ordinal) && path.EndsWith("kustomization.yaml",
            StringComparison.Ordinal)).Select(path => Path.GetDirectoryName(path)!).ToArray();
        var before = roots.Select(root => Build(program, test, root)).ToArray();
        var old = test.Files();

        test.Run("fix", "-R", ".", "--in-place", "--level", "restricted", "--keep-filled").Should().Be(ExitCode.Ok, test.Error);

        test.Files().Where(file => !string.Equals(old.GetValueOrDefault(file.Key), file.Value, StringComparison.Ordinal)).Select(file => file.Key)
            .Should().BeEquivalentTo(changed, $"{why}: {test.Error}");
        var after = roots.Select(root => Build(program, test, root)).ToArray();
        foreach (var (one, other) in before.Zip(after))
        {
            FixVerbTests.Missing(one.Split('\n'), other.Split('\n')).Should().BeEmpty("lines are added only");
            test.Write("built.yaml", other);
            test.Run("check", "policy.yaml", "built.yaml", "--level", "restricted", "--kubernetes-version", "v1.18", "--exit-code").Should().Be(ExitCode.Ok);
            File.Delete(Path.Combine(test.Directory.FullName, "built.yaml"));
        }

        var once = test.Files();
        test.Run("fix", "-R", ".", "--in-place", "--level", "restricted", "--keep-filled").Should().Be(ExitCode.Ok, test.Error);
        test.Files().Should().Equal(once);
    }

    private static IEnumerable<object[]> Trees =>
        from program in Programs
        from tree in new (string Why, string[] Changed, (string, string)[] Files)[]
        {
            ("one overlay builds it", ["base/web.yaml"], [("overlays/prod/kustomization.yaml", Prod)]),
            ("both overlays need the same", ["base/web.yaml"],
                [("overlays/prod/kustomization.yaml", Prod), ("overlays/dev/kustomization.yaml", "resources: [../../base]\nnamePrefix: dev-\n")]),
            ("the container is another one in the base", ["overlays/prod/kustomization.yaml", "overlays/prod/pspmigrate-prod-deployment-web.yaml"],
                [("overlays/prod/kustomization.yaml", Prod + Sidecar)]),
            ("one has a container more, so both are patched",
                ["overlays/prod/kustomization.yaml", "overlays/prod/pspmigrate-prod-deployment-web.yaml",
                    "overlays/dev/kustomization.yaml", "overlays/dev/pspmigrate-shop-deployment-web.yaml"],
                [("overlays/prod/kustomization.yaml", Prod + Sidecar), ("overlays/dev/kustomization.yaml", "resources: [../../base]\n")]),
            ("each builds its own", ["base/web.yaml", "overlays/own/own.yaml"],
                [("overlays/own/kustomization.yaml", "resources: [own.yaml]\n"), ("overlays/own/own.yaml", Web)]),
            ("a patch of the overlay sets what the base would",
                ["overlays/prod/kustomization.yaml", "overlays/prod/pspmigrate-prod-deployment-web.yaml"],
                [("overlays/prod/kustomization.yaml", Prod + "patches: [{path: drop.yaml}]\n"), ("overlays/prod/drop.yaml",
                    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {template: {spec: {containers: [{name: web, "
                    + "securityContext: {capabilities: {drop: [NET_RAW]}}}]}}}\n")]),
        }
        select new object[] { program, tree.Why, tree.Changed, tree.Files };

    [TestMethod]
    public void A_diff_makes_of_files_what_editing_in_place_makes_of_them()
    {
        (string, string)[] files = [("overlays/prod/kustomization.yaml", Prod + Sidecar)];
        using var test = Tree("kubectl", files);
        test.Run("fix", "-R", ".", "-o", "diff", "--level", "restricted").Should().Be(ExitCode.Ok, test.Error);
        using var other = Tree("kubectl", files);
        other.Write("fix.diff", test.Out);
        FixVerbTests.Git(other, "apply", "fix.diff");
        File.Delete(Path.Combine(other.Directory.FullName, "fix.diff"));
        using var edited = Tree("kubectl", files);

        edited.Run("fix", "-R", ".", "-i", "--level", "restricted").Should().Be(ExitCode.Ok, edited.Error);

        test.Error.Should().Contain("1 workload to fix, 1 needs a decision.");
        edited.Files().Should().Equal(other.Files());
        edited.Error.Should().Contain("./overlays/prod/pspmigrate-prod-deployment-web.yaml: new\n").And.Contain("./overlays/prod/kustomization.yaml: edited\n");
    }

    [TestMethod]
    public void What_lies_outside_of_the_directory_is_left_alone_and_the_way_is_said()
    {
        using var test = Tree("kubectl", ("overlays/prod/kustomization.yaml", Prod));
        var before = test.Files();

        test.Run("fix", "policy.yaml", "overlays", "-R", "--in-place", "--level", "restricted", "--exit-code").Should().Be(ExitCode.Findings);

        test.Files().Should().Equal(before);
        test.Error.Should().Contain("Deployment/web in prod can't be fixed in the files of overlays/prod, which builds it: ")
            .And.Contain("overlays/prod/kustomization.yaml takes in ../../base, which lies outside of the directory that was named")
            .And.Contain("print the fix with -o kustomize");
    }

    [TestMethod]
    public void A_kustomization_by_itself_is_not_edited_as_others_may_share_its_files()
    {
        using var test = Tree("kubectl", ("overlays/prod/kustomization.yaml", Prod));

        test.Run("fix", "-k", "overlays/prod", "--in-place").Should().Be(ExitCode.BadInput);

        test.Error.Should().Be(
            "error: -k builds one kustomization, and others may share its files: it can't be edited in place\n"
            + "  name the directory that holds all of them, with -R, or print a component with -o kustomize\n");
    }

    private static TestHost Tree(string program, params (string Path, string Text)[] files)
    {
        _ = program is "kubectl" ? Repository.Program("kubectl") : "";
        var path = program is "kubectl"
            ? Environment.GetEnvironmentVariable("PATH")
            : Path.GetDirectoryName(FixComponentTests.Run(Repository.Shared("kustomize")).Trim());
        var test = new TestHost(variable: name => name is "PATH" ? path : null);
        test.Write("policy.yaml", FixVerbTests.Policy);
        test.Write("base/kustomization.yaml", Base);
        test.Write("base/web.yaml", Web);
        foreach (var (file, text) in files)
            test.Write(file, text);
        return test;
    }

    private static string Build(string program, TestHost test, string directory) =>
        FixComponentTests.Build(program, Path.Combine(test.Directory.FullName, directory));
}
