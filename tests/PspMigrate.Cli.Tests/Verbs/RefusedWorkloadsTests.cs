using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary>What the plan would refuse is said first, wherever the report goes.</summary>
[TestClass]
public sealed class RefusedWorkloadsTests
{
    private const string Said =
        "warning: 1 workload would be refused at the level that is enforced\n  DaemonSet/agent in m: baseline refuses it: host namespaces (hostNetwork=true)\n";

    private const string Seccomp =
        "seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default, seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default";

    private const string Fixable =
        """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: m}
        spec: {serviceAccountName: web, containers: [{name: web, image: i}]}

        """;

    private static readonly string Manifests = File.ReadAllText(Repository.Path("fixtures", "refused", "in.yaml"));

    /// <summary>By this the command knows its own files.</summary>
    private const string Mark = "Written by pspmigrate.\n\n";

    [TestMethod]
    public void The_report_counts_them_in_its_first_line_and_begins_the_next_steps_with_them()
    {
        using var test = new TestHost();
        test.Write("in.yaml", Manifests);

        test.Run("convert", "in.yaml", "--report", "full").Should().Be(ExitCode.Ok);

        var error = test.Error.ReplaceLineEndings(" ");
        error.Should().StartWith("1 policy, 1 namespace, 1 workload: baseline fits 1; labels of 1 namespace change; 1 workload would be refused.");
        error.Should().Contain("  pspmigrate check in.yaml   pspmigrate fix -o kubectl in.yaml 2. See the server's response");
    }

    [TestMethod]
    [DataRow("--report none")]
    [DataRow("--report-file r.txt")]
    [DataRow("--output-dir out")]
    public void Without_a_report_on_the_terminal_there_is_a_warning(string options)
    {
        using var test = new TestHost();
        test.Write("in.yaml", Manifests);

        test.Run(["convert", "in.yaml", .. options.Split(' ')]).Should().Be(ExitCode.Ok);

        test.Error.Should().StartWith(Said);
    }

    [TestMethod]
    public void Where_nothing_is_enforced_nothing_is_refused()
    {
        using var test = new TestHost();
        test.Write("in.yaml", Manifests);

        test.Run("convert", "in.yaml", "--enforce", "none", "--report", "none").Should().Be(ExitCode.Ok);

        test.Error.Should().BeEmpty();
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Pr_says_it_too()
    {
        using var test = new GitSandbox();
        test.Commit(("in.yaml", Manifests));

        test.PrOk("--dry-run", "--body-file", "b.md");

        test.Error.Should().Contain(Said);
        File.ReadAllText(Path.Combine(test.Checkout, "b.md")).Should().StartWith(
            Mark + "1 workload would be refused at the level that is enforced:\n\n"
                + "- DaemonSet/agent in m: baseline refuses it: host namespaces (hostNetwork=true)\n");
    }

    /// <summary>The Pod needs nothing but what its policy filled in; the DaemonSet wants the host's network, which no fix gives it.</summary>
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void With_fixes_only_those_are_told_that_stay_refused_and_they_come_first()
    {
        using var test = new GitSandbox();
        var restricted = Manifests
            .Replace("metadata: {name: p}\nspec:", $"metadata: {{name: p, annotations: {{{Seccomp}}}}}\nspec:", StringComparison.Ordinal)
            .Replace("  runAsUser: {rule: RunAsAny}\n",
                "  runAsUser: {rule: MustRunAsNonRoot}\n  allowPrivilegeEscalation: false\n  requiredDropCapabilities: [ALL]\n", StringComparison.Ordinal);
        test.Commit(("in.yaml", restricted + Fixable));

        test.PrOk("--dry-run", "--fix", "--body-file", "b.md");
        var mended = File.ReadAllText(Path.Combine(test.Checkout, "b.md"));

        test.Error.Should().Contain("warning: 1 workload would be refused at the level that is enforced\n  DaemonSet/agent in m: restricted refuses it: ");
        mended.Should().StartWith(Mark + "1 workload would be refused at the level that is enforced:\n\n- DaemonSet/agent in m: restricted refuses it: ");
        mended.Should().Contain("Pod/web");
        test.PrOk("--dry-run", "--body-file", "b.md");
        File.ReadAllText(Path.Combine(test.Checkout, "b.md")).Should().StartWith(Mark + "2 workloads would be refused at the level that is enforced:\n");
    }
}
