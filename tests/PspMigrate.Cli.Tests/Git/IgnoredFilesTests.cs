using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class IgnoredFilesTests
{
    [TestMethod]
    public void What_gitignore_names_is_ignored_below_the_directory_that_is_read()
    {
        using var test = Sandbox();

        var ignored = IgnoredFiles.Below(test.Checkout, test.Host);

        ignored.Contains("dist").Should().BeTrue();
        ignored.Contains("sub/local.yaml").Should().BeTrue();
        ignored.Contains("sub/a.yaml").Should().BeFalse();
        IgnoredFiles.Below(Path.Combine(test.Checkout, "sub"), test.Host).Contains("local.yaml").Should().BeTrue();
    }

    [TestMethod]
    public void Who_names_an_ignored_directory_wants_it()
    {
        using var test = Sandbox();

        IgnoredFiles.Below(Path.Combine(test.Checkout, "dist"), test.Host).Contains("a.yaml").Should().BeFalse();
    }

    [TestMethod]
    public void Where_there_is_no_git_or_no_repository_nothing_is_ignored()
    {
        using var test = Sandbox();

        IgnoredFiles.Below(test.Checkout, test.Host with { Variable = _ => null }).Should().BeSameAs(IgnoredFiles.None);
        IgnoredFiles.Below(test.Path("bin"), test.Host).Should().BeSameAs(IgnoredFiles.None);
    }

    private static GitSandbox Sandbox()
    {
        var test = new GitSandbox();
        test.Write(".gitignore", "dist/\nlocal.yaml\n");
        test.Write("dist/a.yaml", "a: 1\n");
        test.Write("sub/local.yaml", "a: 1\n");
        test.Write("sub/a.yaml", "a: 1\n");
        return test;
    }
}
