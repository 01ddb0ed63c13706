using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Json;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Json;

/// <summary>Whoever reads a witness can send it to a server, and expects the answers that stand beside it.</summary>
[TestClass]
public sealed class WitnessJsonTests
{
    [TestMethod]
    public void A_pod_is_written_so_that_it_is_read_back_and_refused_as_it_says()
    {
        var witness = Of("  hostPID: true", Level.Baseline, "hostNamespaces", FindingKind.Tightened);

        var pod = GivenManifests.Read(JsonSerializer.Serialize(witness.GetProperty("pod"))).Workloads.Single().Template;
        pod.HostPid.Should().BeTrue();
        witness.Texts("policyRefuses").Should().BeEmpty("the policy grants it");
        witness.Text("levelRefuses").Should().Be("host namespaces (hostPID=true)");
    }

    [TestMethod]
    public void Of_a_rule_that_is_lost_the_policy_refuses_the_pod_and_the_level_does_not()
    {
        var witness = Of("", Level.Privileged, "privileged", FindingKind.Lost);

        witness.Texts("policyRefuses").Should().ContainSingle().Which.Should().Contain("Privileged containers are not allowed");
        witness.Text("levelRefuses").Should().BeNull();
        witness.GetProperty("pod").GetProperty("spec").GetProperty("containers")[0].GetProperty("securityContext").GetProperty("privileged").GetBoolean()
            .Should().BeTrue("it is a boolean, as in the pod");
    }

    [TestMethod]
    public void A_respelling_comes_with_the_pod_that_both_accept()
    {
        var witness = Of("  allowPrivilegeEscalation: false", Level.Restricted, "allowPrivilegeEscalation", FindingKind.Respell);

        witness.GetProperty("respelled").GetProperty("spec").GetProperty("containers")[0].GetProperty("securityContext")
            .GetProperty("allowPrivilegeEscalation").GetBoolean().Should().BeFalse();
    }

    [TestMethod]
    public void What_has_no_witness_is_null() =>
        Said.By(json => WitnessJson.Write(json, null)).GetProperty("witness").ValueKind.Should().Be(JsonValueKind.Null);

    private static JsonElement Of(string spec, Level level, string control, FindingKind kind)
    {
        // Without the annotation the policy refuses the profile that restricted asks for, and no pod satisfies both.
        var policy = Plans.Policy("p", spec).Replace(
            "{name: p}", "{name: p, annotations: {seccomp.security.alpha.kubernetes.io/allowedProfileNames: '*'}}", StringComparison.Ordinal);
        var comparison = Plans.Of(policy).Policies.Single().At(level);
        var finding = comparison.Findings.Single(finding => finding.Control.Name == control && finding.Kind == kind);
        return Said.By(json => WitnessJson.Write(json, Witnesses.Make(comparison, finding))).GetProperty("witness");
    }
}
