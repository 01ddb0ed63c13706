using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
public sealed class GitFolderTests
{
    [TestMethod]
    [DataRow(".git/HEAD", DisplayName = "a repository")]
    [DataRow(".git", DisplayName = "a worktree, where .git is a file (gitrepository-layout(5))")]
    public void A_directory_below_it_belongs_to_a_repository(string file)
    {
        using var test = new TestHost();
        test.Write($"repository/{file}");
        test.Write("repository/a/b/c.yaml");

        GitFolder.Above(Path.Combine(test.Directory.FullName, "repository", "a", "b")).Should().Be(Path.Combine(test.Directory.FullName, "repository"));
        GitFolder.Above(Path.Combine(test.Directory.FullName, "repository")).Should().NotBeNull();
        GitFolder.Above(test.Directory.FullName).Should().BeNull();
    }
}
