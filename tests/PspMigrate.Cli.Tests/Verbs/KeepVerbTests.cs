using System.Text.Json;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class KeepVerbTests
{
    /// <summary>The form in which recorded decisions are replayed.</summary>
    [TestMethod]
    public void Json_is_one_list_of_policies_and_bindings()
    {
        var (code, output, _) = Keep("--scope", "namespace", "--parts", "all", "--enforce", "privileged", "--kubernetes-version", "v1.36", "-o", "json");

        code.Should().Be(ExitCode.Ok);
        using var list = JsonDocument.Parse(output);
        list.RootElement.GetProperty("kind").GetString().Should().Be("List");
        list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString()).Should().Equal(
            "ValidatingAdmissionPolicy", "MutatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicyBinding");
        list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("apiVersion").GetString()).Distinct(StringComparer.Ordinal)
            .Should().Equal("admissionregistration.k8s.io/v1");
    }

    [TestMethod]
    public void Labels_are_guarded_when_asked_with_and_without_policies()
    {
        var (code, output, error) = Keep("--guard-labels", "-o", "name", "--kubernetes-version", "v1.30");
        code.Should().Be(ExitCode.Ok);
        output.Should().Contain("/psp-pod-security-labels-");
        error.Should().EndWith(" An admission policy guards\nthe labels.\n");

        using var test = new TestHost();
        test.Write("ns.yaml", "{apiVersion: v1, kind: Namespace, metadata: {name: team}}");
        test.Run("keep", "ns.yaml", "--guard-labels").Should().Be(ExitCode.Ok);
        test.Out.Should().Contain("request.userInfo.groups.exists(g, g in ['system:masters'])");
        test.Error.Should().Be("An admission policy guards the labels.\n");
    }

    [TestMethod]
    public void Labels_cannot_be_guarded_before_there_are_such_policies()
    {
        var (code, output, error) = Keep("--guard-labels", "--kubernetes-version", "v1.29");
        code.Should().Be(ExitCode.BadInput);
        output.Should().BeEmpty();
        error.Should().Contain("error: --guard-labels needs ValidatingAdmissionPolicy, which v1.29 doesn't have\n  it is there from v1.30 on\n");
    }

    [TestMethod]
    [DataRow("yaml")]
    [DataRow("json")]
    [DataRow("kustomize")]
    [DataRow("name")]
    public void The_same_input_gives_the_same_bytes_in_whatever_order_it_comes(string form)
    {
        var runs = new string[][] { ["a.yaml", "b.yaml"], ["b.yaml", "a.yaml"], ["a.yaml", "b.yaml"] }.Select(files =>
        {
            using var host = new TestHost();
            host.Write("a.yaml", FixVerbTests.Policy + "---\n" + FixVerbTests.Web);
            host.Write("b.yaml", FixVerbTests.Policy[..FixVerbTests.Policy.IndexOf("---", StringComparison.Ordinal)].Replace(
                "name: strict", "name: another", StringComparison.Ordinal));
            host.Run(["keep", .. files, "--scope", "namespace", "--kubernetes-version", "v1.36", "-o", form]).Should().Be(ExitCode.Ok);
            return host.Out;
        }).ToArray();

        runs[0].Should().Contain("another");
        runs.Should().AllBe(runs[0]);
    }

    [TestMethod]
    public void Yaml_names_the_rule_above_each_clause()
    {
        var (_, output, error) = Keep("--scope", "namespace", "--enforce", "restricted", "--kubernetes-version", "v1.36");

        output.Should()
            .Contain("# strict: spec.runAsUser (policy.yaml:8:3)\n").And
            .Contain("# strict: spec.allowedUnsafeSysctls, left out (policy.yaml:4:1)\n");
        error.Should().Contain(" rules that levels lose").And.NotContain("warning");
    }

    [TestMethod]
    public void What_an_old_version_cannot_keep_is_said_and_is_an_exit_code()
    {
        var (code, output, error) = Keep("--kubernetes-version", "v1.28", "--exit-code");

        code.Should().Be(ExitCode.Findings);
        output.Should().BeEmpty();
        error.Should().Contain("v1.28 has no ValidatingAdmissionPolicy: it came with v1.30");
    }

    [TestMethod]
    public void The_report_can_be_JSON()
    {
        var (_, _, error) = Keep("--kubernetes-version", "v1.30", "--report", "json");

        using var report = JsonDocument.Parse(error);
        report.RootElement.GetProperty("fillings").EnumerateArray().Should()
            .OnlyContain(filling => filling.GetProperty("reason").ValueKind == JsonValueKind.String);
        report.RootElement.GetProperty("rules").EnumerateArray().Should().OnlyContain(rule => rule.GetProperty("reason").ValueKind == JsonValueKind.Null);
    }

    [TestMethod]
    public void Convert_prints_kept_policies_before_labels_and_marks_the_lines()
    {
        using var host = new TestHost();
        host.Write("policy.yaml", FixVerbTests.Policy + "---\n" + FixVerbTests.Web);

        host.Run("convert", "policy.yaml", "--keep", "--kubernetes-version", "v1.36", "--report", "full").Should().Be(ExitCode.Ok);

        host.Out.IndexOf("kind: ValidatingAdmissionPolicyBinding", StringComparison.Ordinal)
            .Should().BeGreaterThan(0).And.BeLessThan(host.Out.IndexOf("kind: Namespace", StringComparison.Ordinal));
        host.Error.Should().Contain("kept by clause").And.Contain("the kept policy");
    }

    private static (int Code, string Output, string Error) Keep(params string[] args)
    {
        using var host = new TestHost();
        host.Write("policy.yaml", FixVerbTests.Policy + "---\n" + FixVerbTests.Web);
        var code = host.Run(["keep", "policy.yaml", .. args]);
        return (code, host.Out, host.Error);
    }
}
