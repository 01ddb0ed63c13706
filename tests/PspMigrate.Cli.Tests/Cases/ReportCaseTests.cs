using System.Text.RegularExpressions;

namespace PspMigrate.Cli.Tests.Cases;

/// <summary>What the report says of rules and workloads.</summary>
[TestClass]
public sealed class ReportCaseTests
{
    [TestMethod]
    public void Workloads_that_would_be_refused_are_counted_first_and_come_before_setting_labels()
    {
        var run = Case.Fine("convert f1.yaml");

        run.Error.Should().StartWith("1 policy, 1 namespace, 1 workload: baseline fits 1; labels of 1 namespace change; 1 workload would be refused.");
        run.Error.Should().Contain("DaemonSet/agent");
        run.Error.IndexOf("pspmigrate check ", StringComparison.Ordinal).Should().BePositive().And
            .BeLessThan(run.Error.IndexOf("Enforce", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Each_workload_is_given_its_own_reason()
    {
        var agent = Case.Fine("convert w.yaml").Error;
        Regex.Match(agent, "Deployment/web: [^;)]*", RegexOptions.None, TimeSpan.FromSeconds(10)).Value.Should().NotBeEmpty().And.NotContain("host namespaces");

        Case.Fine("convert w2.yaml").Error.Should().Contain("Deployment/a: privileged; Deployment/b: hostPort");
    }

    [TestMethod]
    public void Rules_have_their_own_lines_and_hidden_reasons()
    {
        var run = Case.Fine("convert priv.yaml");

        run.Error
            .Should()
            .Contain(
                "privileged: had to be false (priv.yaml:6), despite privileged: true, because the API server refuses privileged pods that have "
                    + "allowPrivilegeEscalation: false");
        run.Error.Should().Contain("capabilities: drop ALL (priv.yaml:8)").And.Contain("capabilities: only adding NET_ADMIN (priv.yaml:9)");
    }

    // The policy admits configMap alone, and baseline every volume type but hostPath.
    [TestMethod]
    public void A_set_that_differs_by_one_is_said_from_the_short_side() =>
        Case.Fine("convert dang.yaml").Error.Should().Contain("only configMap").And.Contain("every other type but hostPath").And
            .NotContain("anything but configMap");

    // The pattern of names is the API's own (ValidatePodSecurityContext, v1.20).
    [TestMethod]
    public void Witnesses_name_sysctls_that_exist()
    {
        using var test = new TestHost();

        test.Run("convert", Repository.Path("fixtures", "cases", "sysctl.yaml"), "--witnesses", "w").Should().Be(0, test.Error);

        var names = test
            .Files().Values
            .Select(text => Regex.Match(text, @"sysctls:\s+- name: (?<name>.*)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)))
            .Where(match => match.Success).Select(match => match.Groups["name"].Value.Trim('"', '\r'));
        names.Should().NotBeEmpty().And.AllSatisfy(name => name.Should().MatchRegex(@"^([a-z0-9]([-_a-z0-9]*[a-z0-9])?\.)*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$"));
    }
}
