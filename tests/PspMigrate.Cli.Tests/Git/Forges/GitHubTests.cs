namespace PspMigrate.Cli.Tests.Git.Forges;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class GitHubTests
{
    [TestMethod]
    public void GitHub_gets_a_pull_request()
    {
        using var test = ForgeTests.Sandbox("github.com", "gh");

        test.PrOk("--draft");

        test.Out.Should().Be("https://github.com/acme/cluster/pull/7\n");
        Asked(test).Should().Equal(
            $"<pr><list><--repo><github.com/acme/cluster><--head><{GitSandbox.Branch}><--state><open><--limit><1><--json><number,url,title,body>",
            $"<pr><create><--repo><github.com/acme/cluster><--head><{GitSandbox.Branch}><--base><main>"
                + "<--title><Add Pod Security labels to namespace team-a><--body-file><-><--draft>");
        File.ReadAllText(test.Path("body")).Should()
            .Contain("| team-a | team-a.yaml:1 | baseline:latest | restricted:latest | restricted:latest |\n")
            .And.Contain("kubectl label --dry-run=server --overwrite namespace team-a pod-security.kubernetes.io/audit=restricted");
        test.GitIn(test.Path("remote.git"), "rev-parse", GitSandbox.Branch).Should().Be(test.Git("rev-parse", GitSandbox.Branch));
    }

    [TestMethod]
    public void An_open_pull_request_is_refreshed_only_when_its_text_changes()
    {
        using var test = ForgeTests.Sandbox("github.com", "gh");
        test.PrOk();
        Open(test, File.ReadAllText(test.Path("body")).ReplaceLineEndings("\r\n"));
        File.Delete(test.Path("asked"));

        test.PrOk();
        Asked(test).Should().ContainSingle().Which.Should().StartWith("<pr><list>");

        Open(test, "older text");
        test.PrOk();
        Asked(test)[^1].Should().Be(
            "<pr><edit><7><--repo><github.com/acme/cluster><--title><Add Pod Security labels to namespace team-a><--body-file><->");
        test.Out.Should().EndWith("https://github.com/acme/cluster/pull/7\n");
    }

    private static string[] Asked(GitSandbox test) => File.ReadAllLines(test.Path("asked"));

    private static void Open(GitSandbox test, string body) => File.WriteAllText(
        test.Path("open.json"),
        $$"""[{"number": 7, "url": "https://github.com/acme/cluster/pull/7", "title": "t", "body": {{System.Text.Json.JsonSerializer.Serialize(body)}}}]""");
}
