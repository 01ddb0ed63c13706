using PspMigrate.Cli.CommandLine;
using PspMigrate.Controls;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class ConvertVerbTests
{
    private static string Article => Repository.Path("fixtures", "article");

    [TestMethod]
    [DataRow(null, "pspmigrate/v2")]
    [DataRow("2", "pspmigrate/v2")]
    [DataRow("1", "pspmigrate/v1")]
    public void The_JSON_report_keeps_to_the_schema_that_is_asked_for(string? schema, string version)
    {
        using var test = new TestHost();

        test.Run(["convert", Article, "--report", "json", "--report-file", "report.json", .. schema is null ? [] : new[] { "--report-schema", schema }])
            .Should()
            .Be(ExitCode.Ok);

        System.Text.Json.JsonDocument.Parse(test.Files()["report.json"]).RootElement.GetProperty("apiVersion").GetString().Should().Be(version);
    }

    [TestMethod]
    public void The_articles_manifests_are_read_without_complaints()
    {
        using var test = new TestHost();

        test.Run("convert", Repository.Path("fixtures", "article")).Should().Be(ExitCode.Ok);

        test.Error.Should().NotContain("error: ").And.NotContain("warning: ");
    }

    [TestMethod]
    public void Labels_go_to_standard_output_and_the_report_to_standard_error()
    {
        using var test = new TestHost();

        test.Run("convert", Article).Should().Be(ExitCode.Ok);

        test.Out.Should().StartWith("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: kube-system\n").And.NotContain("NAMESPACES");
        test.Error.ReplaceLineEndings(" ").Should().StartWith($"{Article}: 2 policies, 3 namespaces (2 to label), 1 workload  DECIDE FIRST ").And
            .NotContain("kind: Namespace");
    }

    [TestMethod]
    [DataRow("yaml", "apiVersion: v1\nkind: Namespace\n")]
    [DataRow("json", "{\n  \"apiVersion\": \"v1\",\n  \"kind\": \"List\",\n")]
    [DataRow("kubectl", "kubectl label --overwrite namespace kube-system ")]
    [DataRow("kustomize", "# ")]
    [DataRow("name", "namespace/kube-system\nnamespace/security-test\n")]
    public void Labels_come_in_the_form_that_is_asked_for(string form, string start)
    {
        using var test = new TestHost();

        test.Run("convert", Article, "-o", form, "--report", "none").Should().Be(ExitCode.Ok);

        test.Out.Should().StartWith(start);
        test.Error.Should().BeEmpty();
    }

    [TestMethod]
    public void A_report_file_takes_the_report_and_replaces_that_of_an_earlier_run()
    {
        using var test = new TestHost();

        test.Run("convert", Article, "--report-file", "report.md").Should().Be(ExitCode.Ok);
        test.Run("convert", Article, "--report", "markdown", "--report-file", "report.md").Should().Be(ExitCode.Ok);

        test.Files()["report.md"].Should().StartWith("# ");
        test.Error.Should().BeEmpty();
        test.Out.Should().NotBeEmpty();
    }

    [TestMethod]
    public void An_output_directory_takes_everything()
    {
        using var test = new TestHost();

        test.Run("convert", Article, "--output-dir", "out").Should().Be(ExitCode.Ok);
        test.Run("convert", Article, "--output-dir", "out").Should().Be(ExitCode.Ok, "files of an earlier run are replaced");

        test.Files().Keys.Select(file => file.Replace('\\', '/')).Order(StringComparer.Ordinal).Should().Equal(
            "out/kustomization.yaml", "out/namespaces/kube-system.yaml", "out/namespaces/security-test.yaml", "out/report.json", "out/report.md");
        test.Out.Should().BeEmpty();
        test.Error.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("psp-restricted.yaml", ExitCode.Findings, DisplayName = "rules are lost")]
    [DataRow("rbac.yaml", ExitCode.Ok, DisplayName = "no policy, nothing lost")]
    public void The_exit_code_tells_of_findings_if_asked_to(string file, int expected)
    {
        using var test = new TestHost();
        var path = Repository.Path("fixtures", "article", file);

        test.Run("convert", path, "--exit-code").Should().Be(expected);
        test.Run("convert", path).Should().Be(ExitCode.Ok);
    }

    [TestMethod]
    public void Policies_that_the_api_server_would_refuse_are_all_named_and_give_no_answer()
    {
        using var test = new TestHost();
        var valid = File.ReadAllText(Repository.Path("fixtures", "article", "psp-restricted.yaml"));
        test.Write("in/a.yaml", valid.Replace("'MustRunAsNonRoot'", "'Whatever'", StringComparison.Ordinal));
        test.Write("in/b.yaml",
            valid.Replace("name: restricted", "name: other", StringComparison.Ordinal).Replace("'RunAsAny'", "'Nothing'", StringComparison.Ordinal));

        test.Run("convert", "in").Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().MatchRegex("(?m)^error: in/a.yaml:31:5: spec.runAsUser.rule: ").And.MatchRegex("(?m)^error: in/b.yaml:34:5: spec.seLinux.rule: ")
            .And.NotContain("NAMESPACES");
    }

    [TestMethod]
    public void Colour_is_for_terminals()
    {
        using var test = new TestHost();

        Application.Run(["convert", Article], test.Host with { IsErrorTerminal = true }).Should().Be(ExitCode.Ok);
        test.Error.Should().Contain("\e[1m");
        test.Out.Should().NotContain("\e");

        using var without = new TestHost();
        Application.Run(["convert", Article, "--no-color"], without.Host with { IsErrorTerminal = true }).Should().Be(ExitCode.Ok);
        without.Error.Should().NotContain("\e");
    }

    [TestMethod]
    [DataRow("--policies", "narrowest", "enforce: restricted")]
    [DataRow("--enforce", "baseline", "enforce: baseline")]
    [DataRow("--fit", "exact", "enforce: privileged")]
    [DataRow("--kubernetes-version", "v1.29", "enforce-version: v1.29")]
    [DataRow("--warn", "restricted", "warn: restricted")]
    [DataRow("--audit", "privileged", "audit: privileged")]
    public void Options_reach_the_plan(string option, string value, string expected)
    {
        using var test = new TestHost();

        test.Run("convert", Article, option, value).Should().Be(ExitCode.Ok);

        test.Out.Should().Contain($"pod-security.kubernetes.io/{expected}\n");
    }

    [TestMethod]
    public void Standard_input_is_read()
    {
        using var test = new TestHost("kind: Pod\n");

        test.Run("convert", "-").Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().StartWith("error: <stdin>:1:");
    }

    [TestMethod]
    public void One_wrong_file_among_good_ones_means_no_answer()
    {
        using var test = new TestHost();
        test.Write("in/a.yaml", File.ReadAllText(Repository.Path("fixtures", "article", "psp-restricted.yaml")));
        test.Write("in/b.yaml", "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\na: [1, 2\nb: 3\n");

        test.Run("convert", "in").Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().MatchRegex(@"^error: in/b\.yaml:[0-9]+:[0-9]+: .+\n");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_file_that_can_not_be_opened_is_named()
    {
        using var test = new TestHost();
        Directory.CreateDirectory(test.Host.FullPath("in"));
        File.CreateSymbolicLink(test.Host.FullPath("in/a.yaml"), "a.yaml");

        test.Run("convert", "in").Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().StartWith("error: in/a.yaml: ");
    }

    [TestMethod]
    [DataRow("convert")]
    [DataRow("convert missing.yaml")]
    [DataRow("convert . --bogus")]
    [DataRow("convert . --fit tight")]
    [DataRow("convert .")]
    [DataRow("konvert .")]
    [DataRow("")]
    public void Wrong_usage_is_2_with_nothing_on_standard_output(string line)
    {
        using var test = new TestHost();

        test.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().NotBeEmpty();
    }

    [TestMethod]
    public void The_version_is_a_result()
    {
        using var test = new TestHost();

        test.Run("--version").Should().Be(ExitCode.Ok);

        test.Out.Should().Be($"{CommandName.WithVersion}\nPod Security checks up to Kubernetes v1.{KubernetesVersion.NewestMinor}\n");
        test.Error.Should().BeEmpty();
    }

    [TestMethod]
    public void Output_that_can_not_be_written_is_an_error()
    {
        using var full = new FullDisk();
        using var test = new TestHost();

        Application.Run(["--version"], test.Host with { Out = full }).Should().Be(ExitCode.BadInput);

        test.Error.Should().Be("error: No space left on device\n");
    }

    private sealed class FullDisk : StringWriter
    {
        public override void Write(string? value) => throw new IOException("No space left on device");
    }
}
