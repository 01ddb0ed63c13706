using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Tests.Manifests.Readers;

[TestClass]
public sealed class PolicyReaderTests
{
    [TestMethod]
    public void Every_field_is_read()
    {
        var policy = Good("""
            metadata: {name: p, namespace: ignored, labels: {l: v}, annotations: {a: b}}
            spec:
              privileged: true
              defaultAddCapabilities: [A]
              requiredDropCapabilities: [B]
              allowedCapabilities: ["*"]
              volumes: [secret, hostPath]
              hostNetwork: true
              hostPorts: [{min: 1, max: 2}, {max: 3}]
              hostPID: true
              hostIPC: yes
              seLinux: {rule: MustRunAs, seLinuxOptions: {user: u, role: r, type: t, level: l}}
              runAsUser: {rule: MustRunAs, ranges: [{min: 1, max: 4294967296}]}
              runAsGroup: {rule: RunAsAny}
              supplementalGroups: {rule: MayRunAs, ranges: []}
              fsGroup: {rule: RunAsAny}
              readOnlyRootFilesystem: true
              defaultAllowPrivilegeEscalation: false
              allowPrivilegeEscalation: false
              allowedHostPaths: [{pathPrefix: /a, readOnly: true}, {pathPrefix: /b}]
              allowedFlexVolumes: [{driver: d}]
              allowedCSIDrivers: [{name: c}]
              allowedUnsafeSysctls: [x.*]
              forbiddenSysctls: [kernel.*]
              allowedProcMountTypes: [Unmasked]
              runtimeClass: {allowedRuntimeClassNames: [g], defaultRuntimeClassName: g}
            """);

        policy.Should().BeEquivalentTo(
            new PodSecurityPolicy
            {
                Name = "p",
                Labels = Maps.Empty.Add("l", "v"),
                Annotations = Maps.Empty.Add("a", "b"),
                Privileged = true,
                DefaultAddCapabilities = ["A"],
                RequiredDropCapabilities = ["B"],
                AllowedCapabilities = ["*"],
                Volumes = ["secret", "hostPath"],
                HostNetwork = true,
                HostPorts = [new IdRange(1, 2), new IdRange(0, 3)],
                HostPid = true,
                HostIpc = true,
                SELinux = new SELinuxRule("MustRunAs", new SELinuxOptions("u", "r", "t", "l")),
                RunAsUser = new IdRule("MustRunAs", [new IdRange(1, 4294967296)]),
                RunAsGroup = new IdRule("RunAsAny", []),
                SupplementalGroups = new IdRule("MayRunAs", []),
                FsGroup = new IdRule("RunAsAny", []),
                ReadOnlyRootFilesystem = true,
                DefaultAllowPrivilegeEscalation = false,
                AllowPrivilegeEscalation = false,
                AllowedHostPaths = [new AllowedHostPath("/a", true), new AllowedHostPath("/b", false)],
                AllowedFlexVolumes = ["d"],
                AllowedCsiDrivers = ["c"],
                AllowedUnsafeSysctls = ["x.*"],
                ForbiddenSysctls = ["kernel.*"],
                AllowedProcMountTypes = ["Unmasked"],
                RuntimeClass = new RuntimeClassRule(["g"], "g"),
            },
            options => options.Excluding(p => p.Source).Excluding(p => p.At));
    }

    [TestMethod]
    public void Fields_left_out_or_null_stay_at_their_zero_value()
    {
        var policy =
            Good(
                "metadata: {name: p, annotations: null}\nspec: {privileged: null, volumes: null, allowPrivilegeEscalation: null, "
                    + "runAsUser: null, runtimeClass: null}");
        policy.Privileged.Should().BeFalse();
        policy.Volumes.Should().BeEmpty();
        policy.AllowPrivilegeEscalation.Should().BeNull();
        policy.RunAsUser.Should().BeEquivalentTo(new IdRule("", []));
        policy.RunAsGroup.Should().BeNull();
        policy.RuntimeClass.Should().BeNull();
    }

    [TestMethod]
    public void Empty_runtimeClass_is_not_the_same_as_none() =>
        Good("metadata: {name: p}\nspec: {runtimeClass: {}}").RuntimeClass.Should().BeEquivalentTo(new RuntimeClassRule([], null));

    [TestMethod]
    [DataRow("privileged: \"true\"", "4:15 spec.privileged must be a boolean, not the string \"true\"", "without quotes")]
    [DataRow("privileged: 1", "4:15 spec.privileged must be a boolean, not the integer 1", null)]
    [DataRow("volumes: \"*\"", "4:12 spec.volumes must be a list, not the string \"*\"", "[\"*\"]")]
    [DataRow("volumes: [true]", "4:13 spec.volumes[0] must be a string, not the boolean true", "in quotes")]
    [DataRow("volumes: [[a]]", "4:13 spec.volumes[0] must be a string, not a list", null)]
    [DataRow("hostPorts: {min: 1}", "4:14 spec.hostPorts must be a list, not a map", "after a dash")]
    [DataRow("hostPorts: [1]", "4:15 spec.hostPorts[0] must be a map, not the integer 1", null)]
    [DataRow("hostPorts: [{min: 80.5}]", "4:21 spec.hostPorts[0].min must be an integer, not the float 80.5", null)]
    [DataRow("hostPorts: [{min: \"80\"}]", "4:21 spec.hostPorts[0].min must be an integer, not the string \"80\"", "without quotes")]
    [DataRow("hostPorts: [{max: 2147483648}]", "4:21 spec.hostPorts[0].max must be an integer of 32 bits; 2147483648 is out of range", null)]
    [DataRow("runAsUser: {ranges: [{max: 9223372036854775808}]}",
        "4:30 spec.runAsUser.ranges[0].max must be an integer of 64 bits; 9223372036854775808 is out of range", null)]
    [DataRow("runAsUser: RunAsAny", "4:14 spec.runAsUser must be a map, not the string \"RunAsAny\"", null)]
    [DataRow("seLinux: {rule: no}", "4:19 spec.seLinux.rule must be a string, not the boolean false", "in quotes")]
    public void Value_of_a_wrong_type_is_an_error_at_its_place(string field, string message, string? advice)
    {
        var error = Diagnostics($"metadata: {{name: p}}\nspec:\n  {field}").Should().ContainSingle().Subject;
        error.Severity.Should().Be(Severity.Error);
        $"{error.At.Line}:{error.At.Column} {error.Message}".Should().Be(message);
        if (advice is null)
            error.Advice.Should().BeNull();
        else
            error.Advice.Should().Contain(advice);
    }

    [TestMethod]
    [DataRow("annotations: {a: true}", "metadata.annotations[\"a\"] must be a string, not the boolean true")]
    [DataRow("labels: {a: 1}", "metadata.labels[\"a\"] must be a string, not the integer 1")]
    [DataRow("labels: [a]", "metadata.labels must be a map, not a list")]
    public void Labels_and_annotations_are_strings(string field, string message) =>
        Diagnostics($"metadata: {{name: p, {field}}}").Should().ContainSingle().Which.Message.Should().Be(message);

    [TestMethod]
    [DataRow(""), DataRow("metadata: {}"), DataRow("metadata: {name: ''}"), DataRow("metadata: {name: null, generateName: a}")]
    public void Policy_without_a_name_is_refused(string metadata)
    {
        var diagnostics = new List<Diagnostic>();
        PolicyReader.Read(Nodes.Map($"kind: PodSecurityPolicy\n{metadata}"), diagnostics).Should().BeNull();
        diagnostics.Should().ContainSingle().Which.Message.Should().Contain("no metadata.name");
    }

    [TestMethod]
    [DataRow("spec: {allowPriviledgeEscalation: false}", "spec.allowPriviledgeEscalation", "allowPrivilegeEscalation")]
    [DataRow("spec: {hostPid: true}", "spec.hostPid", "hostPID")]
    [DataRow("spec: {runAsUser: {rules: MustRunAs}}", "spec.runAsUser.rules", "rule")]
    [DataRow("spec: {hostPorts: [{from: 1}]}", "spec.hostPorts[0].from", null)]
    [DataRow("spec: {allowedHostPaths: [{pathprefix: /a}]}", "spec.allowedHostPaths[0].pathprefix", "pathPrefix")]
    [DataRow("spec: {seLinux: {seLinuxOptions: {levels: s0}}}", "spec.seLinux.seLinuxOptions.levels", "level")]
    [DataRow("privileged: true", "privileged", null)]
    public void Unknown_field_is_a_warning_with_what_was_meant(string text, string field, string? meant)
    {
        var warning = Diagnostics($"metadata: {{name: p, whatever: 1}}\n{text}").Should().ContainSingle().Subject;
        warning.Severity.Should().Be(Severity.Warning);
        warning.Message.Should().StartWith($"{field} is not a field that Kubernetes knows");
        warning.Advice.Should().Be(meant is null ? null : $"did you mean {meant}?");
    }

    [TestMethod]
    [DataRow("seccomp.security.alpha.kubernetes.io/allowedProfiles", null)]
    [DataRow("seccomp.security.alpha.kubernetes.io/allowedProfileName", "seccomp.security.alpha.kubernetes.io/allowedProfileNames")]
    [DataRow("seccomp.security.beta.kubernetes.io/allowedProfileNames", "seccomp.security.alpha.kubernetes.io/allowedProfileNames")]
    [DataRow("apparmor.security.beta.kubernetes.io/defaultProfile", "apparmor.security.beta.kubernetes.io/defaultProfileName")]
    [DataRow("seccomp.security.alpha.kubernetes.io/pod", null)]
    public void Misspelt_profile_annotation_is_a_warning_that_it_has_no_effect(string key, string? meant)
    {
        var warning = Diagnostics($"metadata: {{name: p, annotations: {{{key}: x}}}}").Should().ContainSingle().Subject;
        warning.Message.Should().Be($"the annotation {key} has no effect on a policy");
        if (meant is not null)
            warning.Advice.Should().Be($"did you mean {meant}?");
    }

    [TestMethod]
    public void Other_annotations_are_nobody_s_business() =>
        Diagnostics("metadata: {name: p, annotations: {kubernetes.io/description: x, example.com/seccomp: z}}").Should().BeEmpty();

    private static PodSecurityPolicy Good(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var policy = PolicyReader.Read(Nodes.Map($"kind: PodSecurityPolicy\n{text}"), diagnostics);
        diagnostics.Should().BeEmpty();
        return policy!;
    }

    private static List<Diagnostic> Diagnostics(string text)
    {
        var diagnostics = new List<Diagnostic>();
        PolicyReader.Read(Nodes.Map($"kind: PodSecurityPolicy\n{text}"), diagnostics);
        return diagnostics;
    }
}
