using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Tests.Git;

/// <summary>git-urls(7), and the addresses that forges document for opening requests by hand.</summary>
[TestClass]
public sealed class RemoteTests
{
    [TestMethod]
    [DataRow("https://github.com/org/repo.git", "github.com", "org/repo")]
    [DataRow("https://user:secret@git.example.com:8443/org/repo/", "git.example.com:8443", "org/repo")]
    [DataRow("ssh://git@git.example.com:2222/group/sub/repo.git", "git.example.com", "group/sub/repo")]
    [DataRow("git@gitlab.example.com:group/sub/repo.git", "gitlab.example.com", "group/sub/repo")]
    [DataRow("gitlab.example.com:group/repo", "gitlab.example.com", "group/repo")]
    [DataRow("/srv/git/repo.git", null, "/srv/git/repo.git")]
    [DataRow("../with:colon/repo", null, "../with:colon/repo")]
    [DataRow(@"C:\repo", null, @"C:\repo")]
    public void Addresses_are_taken_apart_as_git_reads_them(string address, string? host, string path) =>
        Remote.Of("origin", address).Should().Be(new Remote("origin", host, path));

    [TestMethod]
    [DataRow("GitHub.com", nameof(ForgeKind.GitHub))]
    [DataRow("github.example.com", nameof(ForgeKind.GitHub))]
    [DataRow("gitlab.example.com", nameof(ForgeKind.GitLab))]
    [DataRow("bitbucket.org", nameof(ForgeKind.Bitbucket))]
    [DataRow("gitea.example.com", nameof(ForgeKind.Gitea))]
    [DataRow("forgejo.example.com", nameof(ForgeKind.Gitea))]
    [DataRow("codeberg.org", nameof(ForgeKind.Gitea))]
    [DataRow("git.example.com", nameof(ForgeKind.None))]
    [DataRow(null, nameof(ForgeKind.None))]
    public void The_host_tells_its_kind_unless_the_user_does(string? host, string kind)
    {
        new Remote("origin", host, "org/repo").KindOf(ForgeKind.Auto).ToString().Should().Be(kind);
        new Remote("origin", host, "org/repo").KindOf(ForgeKind.GitLab).Should().Be(ForgeKind.GitLab);
    }

    [TestMethod]
    [DataRow(nameof(ForgeKind.GitHub), "https://h/org/repo/compare/main...pspmigrate/a%23b?expand=1")]
    [DataRow(nameof(ForgeKind.GitLab),
        "https://h/org/repo/-/merge_requests/new?merge_request%5Bsource_branch%5D=pspmigrate%2Fa%23b&merge_request%5Btarget_branch%5D=main")]
    [DataRow(nameof(ForgeKind.Bitbucket), "https://h/org/repo/pull-requests/new?source=pspmigrate%2Fa%23b&dest=main")]
    [DataRow(nameof(ForgeKind.Gitea), "https://h/org/repo/compare/main...pspmigrate/a%23b")]
    [DataRow(nameof(ForgeKind.None), null)]
    public void The_page_to_open_a_request_on_names_both_branches(string kind, string? page) =>
        new Remote("origin", "h", "org/repo").CompareUrl(Enum.Parse<ForgeKind>(kind), "main", "pspmigrate/a#b").Should().Be(page);

    [TestMethod]
    public void A_path_has_no_page() => new Remote("origin", null, "/srv/git/repo").CompareUrl(ForgeKind.GitHub, "main", "b").Should().BeNull();
}
