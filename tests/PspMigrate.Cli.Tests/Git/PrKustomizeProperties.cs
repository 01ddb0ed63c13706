using CsCheck;

namespace PspMigrate.Cli.Tests.Git;

/// <summary><c>pr</c> never breaks a build, with both programs that build, over made-up trees.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class PrKustomizeProperties
{
    private const int Trees = 8;

    [TestMethod]
    [DataRow("kustomize")]
    [DataRow("kubectl")]
    public void What_built_before_builds_after_differs_only_in_labels_and_the_second_time_nothing_changes(string builder) =>
        KustomizeTree.Any.Sample(
            tree => Check(tree, builder), iter: Trees, threads: 1, print: tree => string.Concat(tree.Files.Select(file => $"# {file.Path}\n{file.Text}")));

    /// <summary>Pod Security reads names of capabilities literally, runtimes don't: the fix writes ALL in the place of all.</summary>
    [TestMethod]
    public void With_fixes_what_built_before_builds_after_and_differs_only_in_labels_and_fixes_and_the_second_time_nothing_changes() =>
        KustomizeTree.Any.Sample(
            CheckFixes, iter: Trees / 2, threads: 1, print: tree => string.Concat(tree.Files.Select(file => $"# {file.Path}\n{file.Text}")));

    private static void CheckFixes(KustomizeTree tree)
    {
        using var test = new GitSandbox();
        var builder = Builder.Of("kubectl", test);
        test.Commit([.. tree.Files.Select(file => (file.Path, file.Text.Replace(
            "{name: web, image: web}", "{name: web, image: web, securityContext: {capabilities: {drop: [all]}}}", StringComparison.Ordinal)))]);
        var before = tree.Roots.Select(root => Unlabelled(builder.Build(test, root))).ToArray();

        test.PrOk("--commit", "--fix", "--enforce", "restricted");

        test.Git("checkout", "--quiet", GitSandbox.Branch);
        tree.Roots.Select(root => Unlabelled(builder.Build(test, root)))
            .Should().Equal(before.Select(build => build.Replace("- all", "- ALL", StringComparison.Ordinal)), test.Error);
        test.PrOk("--commit", "--fix", "--enforce", "restricted", "--branch", "again");
        test.Error.Should().Contain("nothing to change");
    }

    private static void Check(KustomizeTree tree, string program)
    {
        using var test = new GitSandbox();
        var builder = Builder.Of(program, test);
        test.Commit([.. tree.Files]);
        var before = tree.Roots.Select(root => Unlabelled(builder.Build(test, root))).ToArray();

        test.PrOk("--commit");

        if (test.Error.Contains("nothing to change", StringComparison.Ordinal))
            return;
        test.Git("checkout", "--quiet", GitSandbox.Branch);
        tree.Roots.Select(root => Unlabelled(builder.Build(test, root))).Should().Equal(before);
        test.PrOk("--commit", "--branch", "again");
        test.Error.Should().Contain("nothing to change: no namespaces labelled");
    }

    private static string Unlabelled(string build) => string.Join('\n', build.Split('\n').Where(line =>
        !line.TrimStart().StartsWith("pod-security.kubernetes.io/", StringComparison.Ordinal) && line is not "  labels:"));
}
