using System.Text.RegularExpressions;
using PspMigrate.Controls;
using PspMigrate.Reports.Explaining;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Tests.Reports.Explaining;

[TestClass]
public sealed class ExplanationsTests
{
    public static IEnumerable<object[]> Names => Explanations.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Everything_has_an_explanation_that_fits_a_screen(string name)
    {
        var lines = Text(name).Split('\n');

        lines.Length.Should().BeInRange(4, 36);
        lines.Should().OnlyContain(line => line.Length <= 80);
        lines[0].Should().StartWithEquivalentOf(
            ControlTable.All.FirstOrDefault(control => control.Checks.Any(check => check.Id == name)) is { } control && !IsWord(name) ? control.Name : name);
    }

    /// <remarks>The facts list upstream's checks by their ids.</remarks>
    [TestMethod]
    public void Checks_go_by_the_ids_of_upstream()
    {
        var facts = File.ReadAllText(Repository.Path("docs", "facts", "pod-security-checks.md"));

        ControlTable.All.SelectMany(control => control.Checks).Should()
            .OnlyContain(check => Regex.IsMatch(facts, $@"\b{check.Id}\b", RegexOptions.None, TimeSpan.FromSeconds(10)))
            .And.OnlyContain(check => Text(check.Id).Contains($"Check {check.Id}, {check.Level.Name()}", StringComparison.Ordinal));
    }

    /// <remarks>facts/pod-security-checks.md: allowPrivilegeEscalation has to be false from v1.8 on, in restricted.</remarks>
    [TestMethod]
    public void A_control_shows_its_fields_and_what_levels_allow() => Text("ALLOWPRIVILEGEESCALATION").Should()
        .Contain("* fields of pods: securityContext.allowPrivilegeEscalation (containers)\n")
        .And.Contain("* fields of policies: allowPrivilegeEscalation, defaultAllowPrivilegeEscalation\n")
        .And.Contain("Check allowPrivilegeEscalation, restricted:\n* from v1.8 on it allows false\n* from v1.25 on it ignores pods with os.name: windows\n");

    /// <remarks>facts/pod-security-checks.md, "What each check forbids": no host port but 0, no host of probes.</remarks>
    [TestMethod]
    [DataRow("hostPorts", "Check hostPorts, baseline:\n* from v1.0 on it allows none\n")]
    [DataRow("probeHosts", "* fields of pods: host of probes and lifecycle hooks (containers)\n* policies have no field for it\n")]
    [DataRow("procMount", "Check procMount, baseline:\n* from v1.0 on it allows unset, Default\n* from v1.35 on it ignores pods with hostUsers: false\n")]
    public void A_control_says_what_is_special_about_it(string name, string lines) => Text(name).Should().Contain(lines);

    /// <remarks>k8s.io/api policy/v1beta1 types.go, PodSecurityPolicySpec and the annotations of psp/seccomp and psp/apparmor.</remarks>
    [TestMethod]
    public void Each_field_of_a_policy_belongs_to_a_control() =>
        ControlTable.All.SelectMany(control => PolicyField.Of(control)).Select(field => field.Name).Distinct().Should().BeEquivalentTo(
        [
            "privileged", "defaultAddCapabilities", "requiredDropCapabilities", "allowedCapabilities", "volumes", "hostNetwork", "hostPorts", "hostPID",
            "hostIPC", "seLinux", "runAsUser", "runAsGroup", "supplementalGroups", "fsGroup", "readOnlyRootFilesystem", "defaultAllowPrivilegeEscalation",
            "allowPrivilegeEscalation", "allowedHostPaths", "allowedFlexVolumes", "allowedCSIDrivers", "allowedUnsafeSysctls", "forbiddenSysctls",
            "allowedProcMountTypes", "runtimeClass", "seccomp.security.alpha.kubernetes.io/allowedProfileNames",
            "seccomp.security.alpha.kubernetes.io/defaultProfileName", "apparmor.security.beta.kubernetes.io/allowedProfileNames",
            "apparmor.security.beta.kubernetes.io/defaultProfileName",
        ]);

    [TestMethod]
    [DataRow("secomp", "seccomp")]
    [DataRow("tightend", "tightened")]
    [DataRow("capabilties", "capabilities")]
    [DataRow("capabilities_base", "capabilities")]
    public void Words_that_are_spelled_alike_are_found(string typed, string name) => Explanations.Like(typed).Should().Contain(name);

    [TestMethod]
    public void Nothing_is_like_a_word_that_is_far_from_all() => Explanations.Like("zzzzzzzz").Should().BeEmpty();

    private static string Text(string name) => ReportForm.Text.Render(Explanations.Of(name)!);

    private static bool IsWord(string name) => Glossary.Words.Any(item => item.Word == name);
}
