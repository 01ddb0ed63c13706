using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Fixes;

/// <remarks>
/// What the API refuses with os.name windows: facts/admission-policies.md. What levels ask of Windows pods:
/// facts/pod-security-checks.md.
/// </remarks>
[TestClass]
public sealed class WindowsPodsTests
{
    private const string ByOs = "{os: {name: windows}, nodeSelector: {kubernetes.io/os: windows}, containers: [{name: a}]}";
    private const string BySelector = "{nodeSelector: {kubernetes.io/os: windows}, containers: [{name: a}]}";

    [TestMethod]
    [DataRow(ByOs, "restricted:latest")]
    [DataRow(ByOs, "restricted:v1.24")]
    [DataRow(ByOs, "privileged:latest")]
    [DataRow(BySelector, "restricted:latest")]
    [DataRow(BySelector, "restricted:v1.25", DisplayName = "the first that knows Windows")]
    [DataRow("{nodeSelector: {beta.kubernetes.io/os: windows}, containers: [{name: a}]}", "restricted:latest")]
    public void Only_what_Windows_knows_is_written(string spec, string level)
    {
        var fix = Make(spec, level);

        fix.Changes.Select(change => change.Path).Should().BeEquivalentTo("/spec/containers/0/securityContext", "/spec/runtimeClassName");
        fix.Fixed.Containers[0].SecurityContext.Should().Be(new SecurityContext { RunAsNonRoot = true });
    }

    [TestMethod]
    public void What_is_written_there_already_stays() => Make(
        "{nodeSelector: {kubernetes.io/os: windows}, securityContext: {fsGroup: 3}, containers: [{name: a, securityContext: {capabilities: {drop: [KILL]}}}]}",
        "restricted:latest")
        .Changes.Select(change => change.Path).Should().BeEquivalentTo("/spec/containers/0/securityContext/runAsNonRoot", "/spec/runtimeClassName");

    [TestMethod]
    [DataRow("restricted:v1.25")]
    [DataRow("restricted:latest")]
    public void A_level_passes_a_fixed_pod_that_says_its_operating_system(string level)
    {
        Make(ByOs, level).Verdict.Allowed.Should().BeTrue();

        var other = Make(BySelector, level);
        other.Verdict.Allowed.Should().BeFalse();
        other.Undecided.Select(item => item.Check).Should().Equal("capabilities_restricted", "allowPrivilegeEscalation", "seccompProfile_restricted");
        other.Undecided.Should().OnlyContain(item => WindowsPods.Advice(other.Workload.Template, item, other.Target)!.Contains("set spec.os.name to windows"));
    }

    [TestMethod]
    public void Levels_that_do_not_know_Windows_get_what_they_ask_for_where_the_API_takes_it()
    {
        Make(BySelector, "restricted:v1.24").Verdict.Allowed.Should().BeTrue();

        var refused = Make(ByOs, "restricted:v1.24");
        refused.Undecided.Should().HaveCount(3);
        refused.Undecided.Should().OnlyContain(item => WindowsPods.Advice(refused.Workload.Template, item, refused.Target)!.Contains("v1.25 or later"));
    }

    [TestMethod]
    public void Advice_is_for_Windows_alone()
    {
        var fix = Fixer.Make(GivenManifests.Deployment("{containers: [{name: a}]}"), admittedBy: null, GivenManifests.At("restricted:latest"));
        fix.Undecided.Should().OnlyContain(item => WindowsPods.Advice(fix.Workload.Template, item, fix.Target) == null);

        var windows = Fixer.Make(GivenManifests.Deployment(ByOs), admittedBy: null, GivenManifests.At("restricted:latest"));
        windows.Undecided.Should().ContainSingle("Windows knows runAsNonRoot").Which.Check.Should().Be("runAsNonRoot");
        WindowsPods.Advice(windows.Workload.Template, windows.Undecided[0], windows.Target).Should().BeNull();
    }

    [TestMethod]
    [DataRow("os: {name: windows}", true)]
    [DataRow("nodeSelector: {kubernetes.io/os: windows}", true)]
    [DataRow("nodeSelector: {kubernetes.io/os: linux}", false)]
    [DataRow("os: {name: Windows}", false)]
    [DataRow("hostNetwork: true", false)]
    public void A_pod_says_that_it_is_for_Windows(string field, bool isWindows) =>
        GivenManifests.Deployment("{" + field + ", containers: [{name: a}]}").Template.IsWindows.Should().Be(isWindows);

    /// <remarks>Terms are alternatives, the expressions of one hold together (core/v1 types.go NodeSelector, NodeSelectorTerm).</remarks>
    [TestMethod]
    [DataRow("{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [windows]}]}", true)]
    [DataRow("{matchExpressions: [{key: zone, operator: Exists}, {key: kubernetes.io/os, operator: In, values: [windows]}]}", true)]
    [DataRow("{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [windows, linux]}]}", false)]
    [DataRow("{matchExpressions: [{key: kubernetes.io/os, operator: NotIn, values: [windows]}]}", false)]
    [DataRow("{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [windows]}]}, {matchExpressions: [{key: zone, operator: Exists}]}", false)]
    public void Required_node_affinity_counts_like_a_selector(string terms, bool isWindows) => GivenManifests.Deployment(
        $"{{affinity: {{nodeAffinity: {{requiredDuringSchedulingIgnoredDuringExecution: {{nodeSelectorTerms: [{terms}]}} }} }}, containers: [{{name: a}}]}}")
        .Template.IsWindows.Should().Be(isWindows);

    private static Fix Make(string spec, string level) =>
        Fixer.Make(GivenManifests.Deployment(spec), GivenManifests.Policy(GivenManifests.Strict), GivenManifests.At(level), keepFilled: true);
}
