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
