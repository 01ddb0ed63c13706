using System.Text.Json;
using PspMigrate.Reports.Explaining;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Tests.Reports.Explaining;

/// <remarks>What levels allow from which version on: docs/facts/pod-security-checks.md.</remarks>
[TestClass]
public sealed class ExplainAnswerTests
{
    [TestMethod]
    public void The_two_checks_of_a_control_are_told_apart_and_which_replaces_which() => Text("capabilities").Should()
        .Contain("Check capabilities_baseline, baseline:\n").And.Contain("Check capabilities_restricted, restricted, in place of capabilities_baseline:\n");

    [TestMethod]
    public void What_no_level_limits_is_said_to_be_lost_unless_it_is_kept() =>
        Text("readOnlyRootFilesystem").Should().Contain("No level limits it: ").And.Contain("(keep)").And.NotContain("Check ");

    [TestMethod]
    public void A_name_that_is_a_word_and_a_control_gets_both_explanations() =>
        Text("privileged").Should().Contain("privileged: a word of the reports\n").And.Contain("privileged: a control\n");

    /// <summary>Programs get each revision of each check with the version from which on it counts.</summary>
    [TestMethod]
    public void Every_revision_of_a_check_is_data_with_its_version()
    {
        using var json = JsonDocument.Parse(ReportForm.Json.Render(Explanations.Of("sysctls")!));
        var control = json.RootElement.GetProperty("controls").EnumerateArray().Single();

        control.GetProperty("policyFields").EnumerateArray().Select(field => field.GetString())
            .Should().BeEquivalentTo("allowedUnsafeSysctls", "forbiddenSysctls");
        var since = control.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("since").GetString());
        since.Should().StartWith("v1.0").And.Contain("v1.27", "net.ipv4.ip_local_reserved_ports came then").And.OnlyHaveUniqueItems();
    }

    private static string Text(string name) => ReportForm.Text.Render(Explanations.Of(name)!);
}
