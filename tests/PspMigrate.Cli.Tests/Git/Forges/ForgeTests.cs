using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Git.Forges;

/// <summary>Requests are opened by the programs of the hosts; here by scripts that record what they were asked.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ForgeTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    private const string Recorder =
        """
        cd "$(dirname "$0")/.."
        for argument; do printf '<%s>' "$argument" >> asked; done
        echo >> asked
        case "$1 $2" in
          "pr list" | "mr list") cat open.json 2> /dev/null || echo '[]' ;;
          "pr create") cat > body; echo https://github.com/acme/cluster/pull/7 ;;
          "pr edit") cat > body ;;
          "mr create") printf 'Creating merge request\n!7 title\n https://gitlab.com/acme/cluster/-/merge_requests/7\n' ;;
        esac

        """;

    [TestMethod]
    public void Without_a_login_nothing_is_pushed()
    {
        using var test = Sandbox("github.com", "gh");
        test.Program("gh", "echo 'To get started with GitHub CLI, please run:  gh auth login' >&2; exit 4\n");
        var state = test.State();

        test.Pr().Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain("error: gh pr list failed: To get started with GitHub CLI, please run:  gh auth login\n  see gh auth status\n");
        test.State().Should().Be(state);
    }

    [TestMethod]
    public void A_pull_request_that_can_not_be_opened_leaves_no_branch()
    {
        using var test = Sandbox("github.com", "gh");
        test.Program("gh", "case \"$2\" in list) echo '[]' ;; *) echo 'pull request create failed' >&2; exit 1 ;; esac\n");
        var state = test.State();

        test.Pr().Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain("pull request create failed");
        test.State().Should().Be(state);
    }

    [TestMethod]
    [DataRow("github.com", "https://github.com/acme/cluster/compare/main...pspmigrate/pod-security-labels?expand=1")]
    [DataRow("gitlab.example.com", "https://gitlab.example.com/acme/cluster/-/merge_requests/new"
        + "?merge_request%5Bsource_branch%5D=pspmigrate%2Fpod-security-labels&merge_request%5Btarget_branch%5D=main")]
    [DataRow("codeberg.org", "https://codeberg.org/acme/cluster/compare/main...pspmigrate/pod-security-labels")]
    public void Without_a_program_the_page_to_open_it_on_is_printed_and_the_text_is_a_file(string host, string page)
    {
        using var test = Sandbox(host, program: null);

        test.PrOk("--forge", host.Contains("codeberg", StringComparison.Ordinal) ? "gitea" : "auto", "--push", "--body-file", "body.md");

        test.Out.Should().Be(page + "\n");
        File.ReadAllText(Path.Combine(test.Checkout, "body.md")).Should().Contain("| team-a |");
    }

    [TestMethod]
    public void What_does_not_fit_into_the_request_is_a_file_of_the_branch()
    {
        using var test = Sandbox("github.com", "gh");
        test.Commit(("many.yaml", string.Concat(
            Enumerable.Range(0, 600).Select(i => $"---\n{Namespace.Replace("team-a", $"team-number-{i}", StringComparison.Ordinal)}"))));

        test.PrOk();

        var body = File.ReadAllText(test.Path("body"));
        body.Length.Should().BeLessThanOrEqualTo(65_536);
        body.Should().Contain(".pspmigrate/pod-security-labels.md");
        test.OnBranch(".pspmigrate/pod-security-labels.md").Should().Contain("| team-number-0 |").And.Contain("| team-number-599 |");
    }

    /// <summary>A repository on a host, with its program; null for none.</summary>
    internal static GitSandbox Sandbox(string host, string? program)
    {
        var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        test.HostRemoteAt(host);
        if (program is not null)
            test.Program(program, Recorder);
        return test;
    }
}
