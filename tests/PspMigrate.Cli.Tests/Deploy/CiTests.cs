using System.Diagnostics;
using PspMigrate.Cli.Tests.Git;
using YamlDotNet.RepresentationModel;

namespace PspMigrate.Cli.Tests.Deploy;

/// <summary>The shell steps of <c>deploy/ci</c> are run as the services run them, with the built command and scripts for gh and glab.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class CiTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    private const string Recorder =
        """
        cd "$(dirname "$0")/.."
        for argument; do printf '<%s>' "$argument" >> asked; done
        echo >> asked
        case "$1 $2" in
          "pr list" | "mr list") echo '[]' ;;
          "pr create") cat > body; echo https://github.com/acme/cluster/pull/7 ;;
          "mr create") echo https://gitlab.example.com/acme/cluster/-/merge_requests/7 ;;
          "pr comment") for last; do :; done; cat "$last" > body ;;
        esac

        """;

    [TestMethod]
    public void The_GitHub_workflow_opens_a_pull_request_from_a_checkout_without_a_branch()
    {
        using var test = Sandbox("github.com", "gh");
        test.Git("checkout", "--quiet", "--detach");

        Run(test, GitHubStep("github-labels.yaml"), ("BASE", "main"), ("PATHS", "cluster"));

        var asked = File.ReadAllText(test.Path("asked"));
        asked.Should().Contain($"<pr><create><--repo><github.com/acme/cluster><--head><{GitSandbox.Branch}><--base><main>");
        test.GitIn(test.Path("remote.git"), "log", "-1", "--format=%an %cn", GitSandbox.Branch).Should().Be("github-actions[bot] github-actions[bot]\n");
        test.GitIn(test.Path("remote.git"), "diff", "--name-only", "main", GitSandbox.Branch).Should().Be("cluster/team-a.yaml\n");
    }

    [TestMethod]
    public void The_GitHub_workflow_comments_on_requests_that_touch_what_counts()
    {
        using var test = Sandbox("github.com", "gh");
        var before = test.Git("rev-parse", "HEAD").Trim();
        test.Commit(("cluster/team-a.yaml", Namespace + "  labels: {a: b}\n"));

        Run(test, GitHubStep("github-report.yaml"), ("BASE_SHA", before), ("REQUEST", "12"), ("MANIFESTS", "cluster"));

        File.ReadAllText(test.Path("asked")).Should().MatchRegex("^<pr><comment><12><--edit-last><--create-if-none><--body-file><.+>\n$");
        File.ReadAllText(test.Path("body")).Should().StartWith("# From PodSecurityPolicy to Pod Security labels").And.Contain("team-a");
    }

    [TestMethod]
    public void The_GitHub_comment_fits()
    {
        using var test = Sandbox("github.com", "gh");
        var before = test.Git("rev-parse", "HEAD").Trim();
        test.Commit(("cluster/many.yaml", string.Concat(Enumerable.Range(0, 200).Select(i => GitSandbox.Policies
            .Split("---")[0].Replace("name: plain", $"name: plain-{i}", StringComparison.Ordinal) + "---\n"))));

        Run(test, GitHubStep("github-report.yaml"), ("BASE_SHA", before), ("REQUEST", "12"), ("MANIFESTS", "cluster"));

        File.ReadAllText(test.Path("body")).Length.Should().BeLessThan(65_536);
    }

    [TestMethod]
    [DataRow("github-report.yaml")]
    [DataRow("gitlab.yaml")]
    public void Other_requests_get_no_comment(string file)
    {
        using var test = Sandbox("github.com", "gh");
        test.Program("glab", Recorder);
        var before = test.Git("rev-parse", "HEAD").Trim();
        test.Commit(("cluster/config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: team-a}\n"));

        Run(
            test,
            file is "gitlab.yaml" ? GitLabScript("pod-security-report") : GitHubStep(file),
            ("BASE_SHA", before), ("CI_MERGE_REQUEST_DIFF_BASE_SHA", before), ("MANIFESTS", "cluster"));

        File.Exists(test.Path("asked")).Should().BeFalse();
    }

    [TestMethod]
    public void The_GitLab_job_opens_a_merge_request()
    {
        using var test = Sandbox("gitlab.example.com", "glab");
        // The address that the job sets for pushing leads to the bare repository, too.
        test.Git("config", $"url.{test.Path("remote.git")}.insteadOf", "https://oauth2:glpat-1234@gitlab.example.com/acme/cluster.git");
        test.Git("checkout", "--quiet", "--detach");

        Run(
            test,
            GitLabScript("pod-security-labels"),
            ("CI_SERVER_HOST", "gitlab.example.com"), ("CI_PROJECT_PATH", "acme/cluster"), ("CI_DEFAULT_BRANCH", "main"), ("GITLAB_TOKEN", "glpat-1234"),
            ("GITLAB_USER_NAME", "Bot"), ("GITLAB_USER_EMAIL", "bot@example.com"), ("PATHS", "cluster"));

        File.ReadAllText(test.Path("asked")).Should().Contain("<mr><create><--repo><https://gitlab.example.com/acme/cluster>").And
            .Contain("<--target-branch><main>").And.NotContain("glpat-1234");
        test.GitIn(test.Path("remote.git"), "log", "-1", "--format=%an", GitSandbox.Branch).Should().Be("Bot\n");
    }

    [TestMethod]
    public void The_GitLab_job_comments_on_requests_that_touch_what_counts()
    {
        using var test = Sandbox("gitlab.example.com", "glab");
        var before = test.Git("rev-parse", "HEAD").Trim();
        test.Commit(("cluster/psp.yaml", GitSandbox.Policies.Replace("privileged: false", "privileged: true", StringComparison.Ordinal)));

        Run(
            test,
            GitLabScript("pod-security-report"),
            ("CI_SERVER_HOST", "gitlab.example.com"), ("CI_PROJECT_URL", "https://gitlab.example.com/acme/cluster"),
            ("CI_MERGE_REQUEST_DIFF_BASE_SHA", before), ("CI_MERGE_REQUEST_IID", "12"), ("MANIFESTS", "cluster"));

        File.ReadAllText(test.Path("asked")).Should()
            .StartWith("<mr><note><12><--repo><https://gitlab.example.com/acme/cluster><--unique><--message><# From PodSecurityPolicy to Pod Security labels");
    }

    [TestMethod]
    [DataRow("github-labels.yaml"), DataRow("github-report.yaml"), DataRow("gitlab.yaml")]
    public void Jobs_install_no_package_by_a_name_that_is_not_ours(string file) =>
        File.ReadAllText(Repository.Path("deploy", "ci", file)).Should().NotContain("dotnet tool install").And.Contain("sha256sum --check --strict");

    /// <remarks>A script in the place of curl gives the archive.</remarks>
    [TestMethod]
    [DataRow("github-labels.yaml", true), DataRow("github-labels.yaml", false), DataRow("github-report.yaml", true), DataRow("gitlab.yaml", true),
        DataRow("gitlab.yaml", false)]
    public void Jobs_install_the_release_with_the_checksum_that_was_set(string file, bool isRight)
    {
        using var test = Sandbox("github.com", "gh");
        test.Program("apt-get", "");
        var release = Directory.CreateDirectory(test.Path("release")).FullName;
        File.WriteAllText(Path.Combine(release, "pspmigrate"), "#!/bin/sh\necho installed > \"$INSTALLED\"\n");
        Run(test, $"chmod +x '{release}/pspmigrate'; tar -czf '{test.Path("release.tar.gz")}' -C '{release}' pspmigrate");
        test.Program("curl", $"while [ \"$1\" != --output ]; do shift; done\ncp '{test.Path("release.tar.gz")}' \"$2\"\n");
        var sum = isRight
            ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(test.Path("release.tar.gz"))))
            : new string('0', 64);
        var install = file is "gitlab.yaml"
            ? string.Join('\n', ((YamlSequenceNode)Read(file)[".pod-security"]["before_script"]).Select(item => ((YamlScalarNode)item).Value))
            : GitHubStep(file, fromEnd: 2) + "PATH=\"$(tail -1 \"$GITHUB_PATH\"):$PATH\"";

        var run = () => Run(
            test,
            install + "\npspmigrate",
            ("PSPMIGRATE_URL", "https://example.com/release.tar.gz"), ("PSPMIGRATE_SHA256", sum), ("GITHUB_PATH", test.Path("path")),
            ("INSTALLED", test.Path("installed")));

        if (isRight)
            run();
        else
            run.Should().Throw<FluentAssertions.Execution.AssertionFailedException>().WithMessage("*FAILED*");
        File.Exists(test.Path("installed")).Should().Be(isRight);
    }

    private static GitSandbox Sandbox(string host, string program)
    {
        var test = new GitSandbox();
        test.Commit(("cluster/psp.yaml", GitSandbox.Policies), ("cluster/team-a.yaml", Namespace), ("elsewhere/team-a.yaml", Namespace));
        test.HostRemoteAt(host);
        test.Program(program, Recorder);
        test.Program("pspmigrate", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "pspmigrate.dll")}' \"$@\"\n");
        return test;
    }

    /// <summary>A step's script of the only job of a workflow: the last one's, or one before it.</summary>
    private static string GitHubStep(string file, int fromEnd = 1)
    {
        var jobs = (YamlMappingNode)Read(file)["jobs"];
        var steps = (YamlSequenceNode)jobs.Children.Single().Value["steps"];
        return ((YamlScalarNode)steps.Children[^fromEnd]["run"]).Value!;
    }

    private static string GitLabScript(string job) =>
        string.Join('\n', ((YamlSequenceNode)Read("gitlab.yaml")[job]["script"]).Select(item => ((YamlScalarNode)item).Value));

    private static YamlNode Read(string file)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(Repository.Path("deploy", "ci", file));
        stream.Load(text);
        return stream.Documents.Single().RootNode;
    }

    /// <summary>As the services do: GitHub by <c>bash -e</c>; GitLab's shells stop at failures, too.</summary>
    private static void Run(GitSandbox test, string script, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-e", "-c", script])
        {
            WorkingDirectory = test.Checkout,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in test.Host.ProgramVariables)
            start.Environment[name] = value;
        start.Environment["RUNNER_TEMP"] = start.Environment["TMPDIR"] = test.Path("");
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "it says {0} {1}", output, error.Result);
    }
}
