using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Git;
using PspMigrate.Cli.Input.Trees;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class RepositoryFilesTests
{
    [TestMethod]
    public void Only_text_that_git_tracks_and_does_not_ignore_is_read()
    {
        using var test = new GitSandbox();
        test.Write("ignored.yaml", "a: 1\n");
        test.Commit(("a.yaml", "a: 1\n"), ("b.txt", "a: 1\n"), ("c/d.json", "{}"), ("latin.yaml", ""));
        File.WriteAllBytes(Path.Combine(test.Checkout, "latin.yaml"), [(byte)'a', 0xE9]);
        test.Commit((".gitignore", "ignored.yaml\n"));
        test.Write("untracked.yaml", "a: 1\n");

        Read(test).Files.Select(file => file.Path).Should().Equal("a.yaml", "c/d.json");
    }

    [TestMethod]
    public void Paths_limit_what_is_read_and_mean_themselves()
    {
        using var test = new GitSandbox();
        test.Commit(("prod/a.yaml", "a: 1\n"), ("test/b.yaml", "b: 1\n"), ("p*/c.yaml", "c: 1\n"));

        Read(test, "prod").Files.Select(file => file.Path).Should().Equal("prod/a.yaml");
        Read(test, "p*").Files.Select(file => file.Path).Should().Equal("p*/c.yaml");
    }

    /// <remarks>Attributes as linguist reads them: docs/overrides.md of github-linguist.</remarks>
    [TestMethod]
    public void Files_that_come_from_elsewhere_are_read_but_not_edited()
    {
        using var test = new GitSandbox();
        test.Commit(
            (".gitattributes", "upstream/** linguist-vendored\nmade.yaml linguist-generated=true\nown.yaml -linguist-vendored\n"),
            ("upstream/a.yaml", "a: 1\n"), ("made.yaml", "a: 1\n"), ("own.yaml", "a: 1\n"));

        Read(test).Files.Where(file => file.NotEditableReason is not null).Select(file => file.Path).Should().Equal("made.yaml", "upstream/a.yaml");
    }

    [TestMethod]
    public void Submodules_are_named_and_not_read()
    {
        using var test = new GitSandbox();
        test.Commit(("a.yaml", "a: 1\n"));
        test.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", test.Path("remote.git"), "lib");
        test.Commit(("b.yaml", "b: 1\n"));

        var content = Read(test);

        content.Submodules.Should().Equal("lib");
        content.Files.Select(file => file.Path).Should().Equal("a.yaml", "b.yaml");
    }

    /// <remarks>git-scm.com/docs/git-sparse-checkout; new worktrees take over the patterns of the user's own.</remarks>
    [TestMethod]
    public void What_a_sparse_checkout_leaves_out_is_read_and_stays_left_out()
    {
        using var test = new GitSandbox();
        test.Commit(("apps/a.yaml", "a: 1\n"), ("policies/b.yaml", "b: 1\n"));
        test.Git("sparse-checkout", "set", "apps");

        Read(test).Files.Select(file => file.Path).Should().Equal("apps/a.yaml", "policies/b.yaml");
        File.Exists(Path.Combine(test.Checkout, "policies/b.yaml")).Should().BeFalse();
    }

    private static RepositoryContent Read(GitSandbox test, params string[] below)
    {
        using var worktree = Worktree.Create(GitRepository.Open(test.Host).Git, test.Commit("main")!, test.Host);
        return RepositoryFiles.Read(worktree, below, new TreeOptions(ParsedArguments.None));
    }
}
