using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class RequestFixesTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    private const string Labels = "  labels:\n" + GitSandbox.LabelLines;

    /// <summary>A real v1.20.2 admits the pods by policy open, through the replicaset-controller, and fills in nothing.</summary>
    [TestMethod]
    public void What_only_the_accounts_own_policy_fills_in_is_not_written()
    {
        using var test = new GitSandbox();
        test.Commit(("in.yaml", File.ReadAllText(Repository.Path("fixtures", "cases", "fixctl.yaml"))));

        test.PrOk("--dry-run", "--fix");

        test.Out.Should().NotContain("10000").And.NotContain("readOnlyRootFilesystem").And.NotContain("+      securityContext");
    }

    [TestMethod]
    public void Workloads_are_fixed_in_commits_of_their_own()
    {
        const string deployment =
            """
            ---
            # the shop
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop, namespace: team-a}
            spec:
              selector: {matchLabels: {app: shop}}
              template:
                metadata:
                  labels: {app: shop}
                spec:
                  containers:
                  - name: shop # the only one
                    image: shop:1

            """;
        var policies = GitSandbox.Policies.Replace(
            "privileged: false", "privileged: false\n  requiredDropCapabilities: [ALL]", StringComparison.Ordinal);
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", policies), ("team-a.yaml", Namespace + deployment));

        test.PrOk("--commit", "--fix", "--keep-filled");

        test.Git("log", "--reverse", "--format=%s", $"main..{GitSandbox.Branch}").Should()
            .Be("Say in workloads of team-a what their policy fills in\nLabel namespaces for Pod Security admission\n");
        test.OnBranch("team-a.yaml").Should().StartWith(Namespace + Labels + deployment.TrimEnd('\n')).And.Contain("drop:");
        test.ChangedLines().Should().NotContain(line => line.StartsWith('-'));
        Body(test).Should().Contain("Deployment/shop in team-a");
        var state = test.State();

        test.PrOk("--commit", "--fix", "--keep-filled");

        test.State().Should().Be(state);
    }

    [TestMethod]
    public void A_workload_that_stands_twice_is_left_alone_by_fixes()
    {
        const string deployment =
            """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop, namespace: team-a}
            spec: {template: {spec: {containers: [{name: shop, image: shop:1}]}}}

            """;
        var policies = GitSandbox.Policies.Replace(
            "privileged: false", "privileged: false\n  requiredDropCapabilities: [ALL]", StringComparison.Ordinal);
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", policies), ("team-a.yaml", Namespace + deployment), ("twice.yaml", deployment));

        test.PrOk("--commit", "--fix", "--keep-filled");

        test.OnBranch("team-a.yaml").Should().Be(Namespace + Labels + deployment);
        test.OnBranch("twice.yaml").Should().Be(deployment);
    }

    private static string Body(GitSandbox test) =>
        File.ReadAllText(test.Path("checkout/.git/pspmigrate/pspmigrate-pod-security-labels.md"));
}
