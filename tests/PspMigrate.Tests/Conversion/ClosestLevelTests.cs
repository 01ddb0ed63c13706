using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Tests.Controls;

namespace PspMigrate.Tests.Conversion;

/// <summary>DESIGN: the strictest level at which nothing granted is tightened; exact, at which nothing admitted is refused.</summary>
[TestClass]
public sealed class ClosestLevelTests
{
    [TestMethod]
    public void The_articles_policies_are_restricted_and_privileged()
    {
        Closest(PolicyCases.Article("restricted")).Should().Be(Level.Restricted);
        Plan(PolicyCases.Article("restricted")).Exact.Should().Be(Level.Privileged, "it says seLinux RunAsAny");
        Closest(PolicyCases.Article("privileged")).Should().Be(Level.Privileged);
    }

    [TestMethod]
    public void Strict_policy_is_restricted_and_by_exact_privileged_for_its_RunAsAny()
    {
        var policy = PolicyCases.Strict();
        Closest(policy).Should().Be(Level.Restricted);
        Plan(policy).Exact.Should().Be(Level.Privileged);
        Plan(policy).At(Level.Baseline).Findings.Should().Contain(finding =>
            finding.Kind == FindingKind.Tightened && !finding.Granted && finding.Control is SELinux);
    }

    [TestMethod]
    public void Nothing_but_what_everybody_has_is_exact_at_privileged_only()
    {
        var policy = Given.Policy("seLinux: {rule: MustRunAs, seLinuxOptions: {type: container_t}}",
            "apparmor.security.beta.kubernetes.io/allowedProfileNames: runtime/default");
        Plan(policy, "v1.33").Exact.Should().Be(Level.Baseline);
        Plan(policy, "v1.34").Exact.Should().Be(Level.Privileged, "probe hosts are left open");
    }

    /// <remarks>facts/psp-to-pod-security-mapping.md, annotations: absent is at best baseline.</remarks>
    [TestMethod]
    public void Policy_without_a_seccomp_annotation_is_at_best_baseline_from_v1_19()
    {
        var policy = PolicyCases.Strict() with { Annotations = Maps.Empty };
        Closest(policy, "v1.18").Should().Be(Level.Restricted);
        Closest(policy, "v1.19").Should().Be(Level.Baseline);
    }

    [TestMethod]
    [DataRow("allowedUnsafeSysctls: [net.ipv4.tcp_rmem]", "v1.31", Level.Privileged)]
    [DataRow("allowedUnsafeSysctls: [net.ipv4.tcp_rmem]", "v1.32", Level.Restricted)]
    [DataRow("hostPorts: [{min: 80, max: 80}]", "latest", Level.Privileged)]
    [DataRow("hostNetwork: true", "latest", Level.Privileged)]
    [DataRow("privileged: true", "latest", Level.Restricted, DisplayName = "privileged without escalation admits nothing")]
    [DataRow("volumes: [hostPath]", "latest", Level.Privileged)]
    [DataRow("volumes: ['*']", "latest", Level.Privileged)]
    [DataRow("volumes: [nfs]", "latest", Level.Baseline)]
    [DataRow("requiredDropCapabilities: [KILL]", "latest", Level.Baseline)]
    [DataRow("requiredDropCapabilities: [KILL]", "v1.21", Level.Restricted)]
    [DataRow("requiredDropCapabilities: [KILL]\nallowedCapabilities: [NET_RAW]", "latest", Level.Baseline)]
    [DataRow("allowedCapabilities: [NET_ADMIN]", "latest", Level.Privileged)]
    [DataRow("allowedCapabilities: [CHOWN]", "latest", Level.Baseline)]
    [DataRow("allowedCapabilities: [NET_BIND_SERVICE]", "latest", Level.Restricted)]
    [DataRow("runAsUser: {rule: RunAsAny}", "latest", Level.Baseline)]
    [DataRow("runAsUser: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}", "latest", Level.Restricted)]
    [DataRow("runAsUser: {rule: MustRunAs, ranges: [{min: 0, max: 65535}]}", "latest", Level.Baseline)]
    [DataRow("allowPrivilegeEscalation: true", "v1.8", Level.Baseline)]
    [DataRow("allowPrivilegeEscalation: true", "v1.7", Level.Restricted)]
    [DataRow("seLinux: {rule: MustRunAs, seLinuxOptions: {type: spc_t}}", "latest", Level.Privileged)]
    [DataRow("seLinux: {rule: MustRunAs, seLinuxOptions: {type: container_engine_t}}", "v1.30", Level.Privileged)]
    [DataRow("seLinux: {rule: MustRunAs, seLinuxOptions: {type: container_engine_t}}", "v1.31", Level.Restricted)]
    [DataRow("readOnlyRootFilesystem: true", "latest", Level.Restricted)]
    public void One_field_moves_an_otherwise_strict_policy(string spec, string version, Level level)
    {
        Closest(PolicyCases.Strict(spec), version).Should().Be(level);
    }

    [TestMethod]
    public void Omitted_allowPrivilegeEscalation_grants_it()
    {
        var policy = PolicyCases.Strict() with { AllowPrivilegeEscalation = null };
        Closest(policy, "v1.8").Should().Be(Level.Baseline);
        Closest(policy, "v1.7").Should().Be(Level.Restricted);
    }

    /// <remarks>The documentation's baseline example allows what runtimes give by default, NET_RAW too, and every seccomp profile.</remarks>
    [TestMethod]
    public void Policy_like_the_documentations_baseline_example_is_baseline()
    {
        var policy = Given.Policy(
            """
            allowedCapabilities: [CHOWN, DAC_OVERRIDE, FSETID, FOWNER, MKNOD, NET_RAW, SETGID, SETUID, SETFCAP, SETPCAP, NET_BIND_SERVICE, KILL]
            volumes: [configMap, emptyDir, projected, secret, downwardAPI, persistentVolumeClaim, awsElasticBlockStore, nfs]
            """,
            """
            apparmor.security.beta.kubernetes.io/allowedProfileNames: 'runtime/default'
            apparmor.security.beta.kubernetes.io/defaultProfileName: 'runtime/default'
            seccomp.security.alpha.kubernetes.io/allowedProfileNames: '*'
            """);
        Closest(policy).Should().Be(Level.Baseline);
        Plan(policy).At(Level.Baseline).Findings.Where(finding => finding.Kind == FindingKind.Respell)
            .Select(finding => (finding.Control.Name, finding.Instead)).Should().Equal(("capabilities", Value.Unset), ("seccomp", Value.Unset));
    }

    [TestMethod]
    public void Unconfined_that_the_policy_fills_in_is_what_unset_means()
    {
        var policy = Given.Policy(annotations: """
            seccomp.security.alpha.kubernetes.io/allowedProfileNames: 'runtime/default,unconfined'
            seccomp.security.alpha.kubernetes.io/defaultProfileName: 'unconfined'
            """);
        Closest(policy).Should().Be(Level.Baseline);
    }

    private static Level Closest(PodSecurityPolicy policy, string version = "latest") => Plan(policy, version).Closest;

    private static PolicyPlan Plan(PodSecurityPolicy policy, string version = "latest") =>
        new(policy, KubernetesVersion.Parse(version)!.Value, dropped: null);
}
