using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class FixVerbTests
{
    internal const string Policy =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: strict}
        spec:
          allowPrivilegeEscalation: false
          requiredDropCapabilities: [ALL]
          volumes: ['*']
          runAsUser: {rule: MustRunAsNonRoot}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: strict}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: strict}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: strict}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts"}]

        """;

    internal const string Web =
        """
        # The shop.
        kind: Deployment
        apiVersion: "apps/v1"
        metadata: {namespace: shop, name: web}
        spec:
            template:
                spec:
                    containers:
                      - image: 'nginx:1'   # pinned
                        name: web
                    # no volumes

        """;

    private const string Added =
        """
                        securityContext:
                            capabilities:
                                drop:
                                  - ALL
                            runAsNonRoot: true
                            allowPrivilegeEscalation: false

        """;

    [TestMethod]
    [DataRow("\n", "")]
    [DataRow("\r\n", "")]
    [DataRow("\n", "\uFEFF")]
    public void Editing_in_place_adds_lines_and_touches_nothing_else(string newLine, string mark)
    {
        using var test = new TestHost();
        test.Write("policy.yaml", Policy);
        var path = test.Write("web.yaml", mark + Web.Replace("\n", newLine, StringComparison.Ordinal));

        test.Run("fix", "--keep-filled", "--in-place", ".").Should().Be(ExitCode.Ok);

        var expected = mark + Web.Replace("name: web\n", "name: web\n" + Added, StringComparison.Ordinal).Replace("\n", newLine, StringComparison.Ordinal);
        Bytes(path).Should().Equal(System.Text.Encoding.UTF8.GetBytes(expected));
        test.Out.Should().BeEmpty();
        test.Error.Should().Contain("web.yaml: edited\n").And.NotContain("policy.yaml: edited");
    }

    [TestMethod]
    public void The_second_time_nothing_changes()
    {
        using var test = new TestHost();
        test.Write("policy.yaml", Policy);
        var path = test.Write("web.yaml", Web);
        test.Run("fix", "--keep-filled", "-i", ".");
        var once = Bytes(path);

        using var again = new TestHost { Host = test.Host };
        again.Run("fix", "--keep-filled", "-i", ".").Should().Be(ExitCode.Ok);

        Bytes(path).Should().Equal(once);
    }

    [TestMethod]
    public void What_is_fixed_passes()
    {
        using var test = new TestHost();
        test.Write("policy.yaml", Policy);
        test.Write("web.yaml", Web);
        string[] check = ["check", ".", "--level", "restricted", "--kubernetes-version", "v1.18", "-o", "name", "--exit-code"];

        test.Run(check).Should().Be(ExitCode.Findings);
        test.Run("fix", ".", "--in-place", "--level", "restricted", "--kubernetes-version", "v1.18").Should().Be(ExitCode.Ok);
        test.Run(check).Should().Be(ExitCode.Ok);
    }

    [TestMethod]
    public void What_remains_to_be_decided_is_said_and_found_by_pipelines()
    {
        using var test = new TestHost(Policy + "---\n" + Web);

        test.Run("fix", "-", "--level", "restricted", "--exit-code").Should().Be(ExitCode.Findings);

        test.Error.Should()
            .Contain("Deployment/web in shop: restricted:latest refuses spec.template.spec.containers[0].securityContext.seccompProfile: ")
            .And.Contain(
                "  1. set the annotation seccomp.security.alpha.kubernetes.io/allowedProfileNames of policy strict to \"*\"\n  2. fix the "
                    + "workloads\n  3. label the namespaces\n");
    }

    [TestMethod]
    public void Names_in_messages_do_not_reach_the_terminal_as_commands()
    {
        using var test = new TestHost(Policy + "---\n" + Web.Replace("name: web\n", "name: \"\\e[2J\"\n", StringComparison.Ordinal));

        test.Run("fix", "-", "--level", "restricted").Should().Be(ExitCode.Ok);

        test.Error.Should().Contain("container \"\\u001b[2J\" must set").And.NotContain("\e");
    }

    [TestMethod]
    public void Standard_input_can_not_be_edited()
    {
        using var test = new TestHost(Web);

        test.Run("fix", "--keep-filled", "-i", "-").Should().Be(ExitCode.BadInput);

        test.Error.Should().StartWith("error: standard input can't be edited in place\n");
    }

    [TestMethod]
    public void Real_manifests_only_gain_lines_and_are_done_after_one_run()
    {
        var corpus = Repository.Shared("corpus");
        var edited = 0;
        foreach (var file in Directory.EnumerateFiles(corpus, "*.yaml"))
        {
            using var test = new TestHost();
            var before = File.ReadAllText(file);
            if (!before.Contains("containers:", StringComparison.Ordinal))
                continue;
            var path = test.Write("manifest.yaml", before);
            if (test.Run("fix", "--keep-filled", "-i", "manifest.yaml") != ExitCode.Ok)
                continue;
            var after = File.ReadAllText(path);
            edited += string.Equals(before, after, StringComparison.Ordinal) ? 0 : 1;
            Missing(before.Split('\n'), after.Split('\n')).Should().BeEmpty(Path.GetFileName(file));
            test.Run("fix", "--keep-filled", "-i", "manifest.yaml").Should().Be(ExitCode.Ok);
            File.ReadAllText(path).Should().Be(after);
        }

        edited.Should().BePositive();
    }

    [TestMethod]
    public void What_the_level_does_not_ask_for_is_listed()
    {
        using var test = new TestHost(
            Policy.Replace("fsGroup: {rule: RunAsAny}", "fsGroup: {rule: MustRunAs, ranges: [{min: 1, max: 5}]}", StringComparison.Ordinal) + "---\n" + Web);

        test.Run("fix", "-", "--level", "restricted").Should().Be(ExitCode.Ok);

        test.Out.Should().Contain("runAsNonRoot: true").And.NotContain("fsGroup");
        test.Error.Should()
            .Contain(
                "policy strict fills in securityContext.fsGroup: 1 for Deployment/web in shop; restricted:latest doesn't ask for it, so it isn't written\n")
            .And.Contain("--keep-filled writes it");
    }

    [TestMethod]
    [DataRow("yaml", "To apply: save this as FILE, and run this:\n  kubectl apply --server-side --field-manager=pspmigrate -f FILE\n")]
    [DataRow("json", "To apply: save this as FILE, and run this:\n  kubectl apply --server-side --field-manager=pspmigrate -f FILE\n")]
    [DataRow("kubectl", "To apply: save the commands, read them, and run them in a shell.\n")]
    [DataRow("kustomize", "To apply: save this as pspmigrate/kustomization.yaml beside the")]
    public void How_to_apply_what_was_printed_is_said(string form, string how)
    {
        using var test = new TestHost(Policy + "---\n" + Web);

        test.Run("fix", "-", "--keep-filled", "-o", form).Should().Be(ExitCode.Ok);

        test.Error.Should().Contain(how).And.Contain("1 workload to fix.\n");
        test.Out.Should().NotBeEmpty();
    }

    [TestMethod]
    [DataRow("full", "FIX      Deployment/web\n", "DECIDE   Deployment/web\n")]
    [DataRow("markdown", "- **FIX** Deployment/web\n", "- **DECIDE** Deployment/web\n")]
    [DataRow("table", "shop        Deployment/web   restricted:latest   1         1           <stdin>:25", "TO DECIDE")]
    [DataRow("json", "\"field\": \"spec.template.spec.containers[0].securityContext\"", "\"check\": \"seccompProfile_restricted\"")]
    [DataRow("sarif", "\"ruleId\": \"workload/refused\"", "restricted:latest refuses it: seccompProfile")]
    [DataRow("html", "Deployment/web", "seccompProfile (pod or container")]
    public void A_report_of_each_form_says_what_changes_and_what_is_left(string form, string changed, string left)
    {
        using var test = new TestHost(Policy + "---\n" + Web);

        test.Run("fix", "-", "--level", "restricted", "--report", form).Should().Be(ExitCode.Ok);

        test.Error.Should().Contain(changed).And.Contain(left).And.NotContain("warning:");
        test.Out.Should().StartWith("apiVersion: apps/v1\n");
    }

    [TestMethod]
    public void A_file_of_others_is_not_replaced_by_the_report_and_nothing_is_edited_then()
    {
        using var test = new TestHost();
        test.Write("policy.yaml", Policy);
        test.Write("web.yaml", Web);
        test.Write("notes.html", "mine\n");

        test.Run("fix", "policy.yaml", "web.yaml", "--in-place", "--keep-filled", "--report-file", "notes.html").Should().Be(ExitCode.BadInput);
        test.Files()["web.yaml"].Should().Be(Web);
        test.Error.Should().Contain("notes.html: already exists, and pspmigrate didn't write it");

        test.Run("fix", "policy.yaml", "web.yaml", "--in-place", "--keep-filled", "--report-file", "fixed.html").Should().Be(ExitCode.Ok);
        test.Files()["fixed.html"].Should().Contain("1 workload fixed.");
        test.Files()["web.yaml"].Should().Contain("runAsNonRoot: true");
    }

    [TestMethod]
    public void Workloads_that_need_nothing_are_counted()
    {
        using var test = new TestHost(Policy + "---\n" + Web);

        test.Run("fix", "-", "--level", "baseline").Should().Be(ExitCode.Ok);

        test.Out.Should().BeEmpty();
        test.Error.Should().Contain("No workloads to fix, 1 needs nothing.\n").And.NotContain("To apply");
    }

    [TestMethod]
    [DataRow("-o diff needs files", "-o", "diff", "-")]
    [DataRow("--in-place and --output can't be used together", "-o", "yaml", "-i", "x.yaml")]
    public void What_makes_no_sense_together_is_an_error(string message, params string[] arguments)
    {
        using var test = new TestHost(Web);

        test.Run(["fix", .. arguments]).Should().Be(ExitCode.BadInput);

        test.Error.Should().StartWith($"error: {message}\n");
    }

    internal static void Git(TestHost test, params string[] arguments)
    {
        using var process = System.Diagnostics.Process
            .Start(new System.Diagnostics.ProcessStartInfo("git", arguments) { WorkingDirectory = test.Directory.FullName })!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }

    /// <summary>The lines that are not, in their order, in the other lines.</summary>
    internal static List<string> Missing(string[] lines, string[] among)
    {
        var at = 0;
        var missing = new List<string>();
        foreach (var line in lines)
        {
            var found = Array.IndexOf(among, line, at);
            if (found < 0)
                missing.Add(line);
            else
                at = found + 1;
        }

        return missing;
    }

    private static byte[] Bytes(string path) => File.ReadAllBytes(path);
}
