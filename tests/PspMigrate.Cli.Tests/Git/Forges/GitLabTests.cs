namespace PspMigrate.Cli.Tests.Git.Forges;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class GitLabTests
{
    [TestMethod]
    public void GitLab_gets_a_merge_request()
    {
        using var test = ForgeTests.Sandbox("gitlab.example.com", "glab");

        test.PrOk();

        test.Out.Should().Be("https://gitlab.com/acme/cluster/-/merge_requests/7\n");
        var asked = File.ReadAllText(test.Path("asked"));
        asked.Should().StartWith($"<mr><list><--repo><https://gitlab.example.com/acme/cluster><--source-branch><{GitSandbox.Branch}><--output><json>\n"
            + $"<mr><create><--repo><https://gitlab.example.com/acme/cluster><--source-branch><{GitSandbox.Branch}><--target-branch><main>"
            + "<--title><Add Pod Security labels to namespace team-a><--description><PodSecurityPolicy was removed");
        asked.Should().EndWith("<--yes>\n");
    }

    [TestMethod]
    public void An_open_merge_request_stays_a_draft_when_it_is_refreshed()
    {
        using var test = ForgeTests.Sandbox("gitlab.example.com", "glab");
        File.WriteAllText(
            test.Path("open.json"), """[{"iid": 3, "web_url": "https://x/3", "title": "Draft: old", "description": "old", "author": {"id": 1}}]""");

        test.PrOk();

        test.Out.Should().Be("https://x/3\n");
        File.ReadAllText(test.Path("asked")).Should().Contain("<mr><update><3><--repo><https://gitlab.example.com/acme/cluster>"
            + "<--title><Draft: Add Pod Security labels to namespace team-a><--description><");
    }

    [TestMethod]
    public void A_draft_is_asked_for_by_its_option()
    {
        using var test = ForgeTests.Sandbox("gitlab.example.com", "glab");

        test.PrOk("--draft");

        File.ReadAllText(test.Path("asked")).Should().EndWith("<--yes><--draft>\n");
    }

    /// <summary>One that is ready for review is not made a draft again by a title that only speaks of drafts.</summary>
    [TestMethod]
    public void An_open_merge_request_that_is_no_draft_does_not_become_one()
    {
        using var test = ForgeTests.Sandbox("gitlab.example.com", "glab");
        File.WriteAllText(test.Path("open.json"), """[{"iid": 3, "web_url": "https://x/3", "title": "Old Draft: labels", "description": "old"}]""");

        test.PrOk("--draft");

        File.ReadAllText(test.Path("asked")).Should().Contain("<--title><Add Pod Security labels to namespace team-a>");
    }
}
