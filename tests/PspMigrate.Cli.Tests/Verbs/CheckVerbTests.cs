using System.Text.Json;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class CheckVerbTests
{
    private static readonly string Psa = Repository.Path("fixtures", "article-psa");

    [TestMethod]
    public void The_articles_Deployment_violates_the_label_in_upstreams_words()
    {
        using var test = new TestHost();

        test.Run("check", Psa).Should().Be(ExitCode.Ok);

        test.Out.Should().Contain("violates PodSecurity \"baseline:v1.18\": host namespaces (hostNetwork=true)\n")
            .And.NotContain("today", "there is no policy in the input, so none is spoken of");
        test.Error.Should().BeEmpty();
    }

    /// <summary>Any plan of convert can be checked and fixed; team-restricted is narrower than eks.privileged, and everybody may use both.</summary>
    [TestMethod]
    [DataRow("", "privileged")]
    [DataRow("--policies narrowest", "restricted")]
    [DataRow("--fit workloads", "baseline")]
    [DataRow("--enforce baseline", "baseline")]
    public void The_options_that_decide_a_plan_decide_what_is_checked_and_fixed(string options, string level)
    {
        string[] input = [Repository.Path("fixtures", "cases", "eks/"), "-n", "shop", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        using var test = new TestHost();

        test.Run(["check", .. input]).Should().Be(ExitCode.Ok);
        test.Out.Should().StartWith($"NAMESPACE shop   LEVEL {level}:latest (proposed by convert)");

        using var fix = new TestHost();
        fix.Run(["fix", .. input]).Should().Be(ExitCode.Ok);
        (fix.Out + fix.Error).Contains($"{level}:latest", StringComparison.Ordinal).Should().Be(level is "restricted", "the workloads pass all other levels");
    }

    [TestMethod]
    public void The_articles_Deployment_is_refused_by_the_restricted_policy()
    {
        using var test = new TestHost();

        test.Run(["check", .. Article("namespaces.yaml", "psp-restricted.yaml", "rbac.yaml", "hostnetwork-deployment.yaml")]).Should().Be(ExitCode.Ok);

        test.Out.Should().Contain("refused today: every policy usable by service account default or by the replicaset-controller refuses, because\n")
            .And.MatchRegex("restricted: .*spec.securityContext.hostNetwork: Invalid value: true: Host network is not allowed to be used");
    }

    [TestMethod]
    public void With_the_privileged_policy_it_is_admitted()
    {
        using var test = new TestHost();

        test.Run("check", Repository.Path("fixtures", "article")).Should().Be(ExitCode.Ok);

        test.Out.Should().Contain("admitted today by policy privileged\n");
    }

    [TestMethod]
    [DataRow("-o name", "deployment.apps/nginx-hostnetwork -n psa-test\n")]
    [DataRow("-o name --level privileged", "")]
    public void Names_are_those_that_fail(string options, string expected)
    {
        using var test = new TestHost();

        test.Run(["check", Psa, "--exit-code", .. options.Split(' ')]).Should().Be(expected.Length == 0 ? ExitCode.Ok : ExitCode.Findings);

        test.Out.Should().Be(expected);
    }

    [TestMethod]
    public void Json_holds_the_whole_answer()
    {
        using var test = new TestHost();

        test.Run("check", Psa, "-o", "json").Should().Be(ExitCode.Ok);

        using var json = JsonDocument.Parse(test.Out);
        var ns = json.RootElement.GetProperty("namespaces")[0];
        ns.GetProperty("level").GetString().Should().Be("baseline");
        ns.GetProperty("version").GetString().Should().Be("v1.18");
        var workload = ns.GetProperty("workloads")[0];
        workload.GetProperty("violation").GetString().Should().Be("violates PodSecurity \"baseline:v1.18\": host namespaces (hostNetwork=true)");
        workload.GetProperty("outcome").GetString().Should().Be("fails");
    }

    [TestMethod]
    public void Equal_answers_stand_together()
    {
        using var test = new TestHost(
            """
            {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: lab}, spec: {hostPID: true, containers: [{name: a}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: lab}, spec: {containers: [{name: a}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: c, namespace: lab}, spec: {hostPID: true, containers: [{name: a}]}}
            """);

        test.Run("check", "-", "--level", "baseline").Should().Be(ExitCode.Ok);

        test.Out.Should().Contain("FAILS    Pod/a and Pod/c\n").And.Contain("PASSES   Pod/b\n");
        test.Out.Split("violates").Should().HaveCount(2);
    }

    [TestMethod]
    public void Text_from_manifests_moves_no_cursor()
    {
        using var test = new TestHost("{apiVersion: v1, kind: Pod, metadata: {name: \"a\\e[2J\", namespace: lab}, spec: {containers: [{name: a}]}}");

        test.Run("check", "-");

        test.Out.Should().NotContain("\e");
    }

    [TestMethod]
    [DataRow("--level strict")]
    [DataRow("--kubernetes-version v1")]
    [DataRow("-o csv")]
    public void Wrong_values_are_refused(string options)
    {
        using var test = new TestHost();

        test.Run(["check", Psa, .. options.Split(' ')]).Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().StartWith("error: --");
    }

    [TestMethod]
    public void Input_without_workloads_is_said()
    {
        using var test = new TestHost();

        test.Run("check", Repository.Path("fixtures", "article", "rbac.yaml")).Should().Be(ExitCode.BadInput);

        test.Error.Should().StartWith("error: there is no workload in the input\n");
    }

    private static string[] Article(params string[] files) => [.. files.Select(file => Repository.Path("fixtures", "article", file))];
}
