using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;
using PspMigrate.Policies;
using PspMigrate.Tests.Manifests;

namespace PspMigrate.Tests.Policies;

/// <summary>Rules that no recorded case shows; words from pkg/apis/policy/validation/validation.go @v1.20.2.</summary>
[TestClass]
public sealed class PolicyValidationTests
{
    private static readonly IdRule Any = new("RunAsAny", []);

    private static readonly PodSecurityPolicy Valid = new()
    {
        Name = "p",
        SELinux = new("RunAsAny", null),
        RunAsUser = Any,
        SupplementalGroups = Any,
        FsGroup = Any,
    };

    [TestMethod]
    public void Policy_with_the_four_required_rules_is_valid()
    {
        PolicyValidation.Validate(Valid).Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("{name: p}", Severity.Error)]
    [DataRow("{name: p, uid: 97afbb67-e9da-c257-d9ff-e2cd843a6346}", Severity.Warning)]
    public void Policy_that_a_server_has_stored_all_the_same_is_no_error(string metadata, Severity severity)
    {
        var policies = Read.Text($$$"""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata: {{{metadata}}}
            spec: {seLinux: {rule: Nope}, runAsUser: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}}
            """).Inventory.Policies;

        PolicyValidation.ValidateAll(policies).Should().ContainSingle().Which.Severity.Should().Be(severity);
    }

    [TestMethod]
    public void Policy_without_a_name_is_refused()
    {
        Messages(Valid with { Name = "" }).Should().Equal("metadata.name: Required value: name or generateName is required");
    }

    [TestMethod]
    [DataRow("MustRunAs", "spec.runAsGroup.ranges: Invalid value: []policy.IDRange(nil): must provide at least one range")]
    [DataRow("MayRunAs", "spec.runAsGroup.ranges: Invalid value: []policy.IDRange(nil): must provide at least one range")]
    [DataRow("Nope", "spec.runAsGroup.rule: Unsupported value: \"Nope\": supported values: \"MustRunAs\", \"RunAsAny\", \"MayRunAs\"")]
    public void RunAsGroup_needs_a_known_rule_and_ranges(string rule, string message)
    {
        Messages(Valid with { RunAsGroup = new(rule, []) }).Should().Equal(message);
    }

    [TestMethod]
    public void RunAsGroup_RunAsAny_may_have_no_ranges()
    {
        Messages(Valid with { RunAsGroup = new("RunAsAny", [new(1, 2)]) }).Should().Equal(
            "spec.runAsGroup.ranges: Invalid value: []policy.IDRange{policy.IDRange{Min:1, Max:2}}: Ranges must be empty");
    }

    [TestMethod]
    public void DefaultAllowPrivilegeEscalation_may_not_be_wider_than_what_is_allowed()
    {
        Messages(Valid with { DefaultAllowPrivilegeEscalation = true, AllowPrivilegeEscalation = false }).Should().Equal(
            "spec.defaultAllowPrivilegeEscalation: Invalid value: true: Cannot set DefaultAllowPrivilegeEscalation to true"
            + " without also setting AllowPrivilegeEscalation to true");
    }

    [TestMethod]
    public void Capability_may_not_be_allowed_and_required_to_drop()
    {
        Messages(Valid with { AllowedCapabilities = ["CHOWN", "KILL"], RequiredDropCapabilities = ["KILL"] }).Should().Equal(
            "allowedCapabilities: Invalid value: \"KILL\": capability is listed in allowedCapabilities and requiredDropCapabilities");
    }

    [TestMethod]
    public void Dropping_ALL_leaves_single_capabilities_allowable()
    {
        Messages(Valid with { AllowedCapabilities = ["KILL"], RequiredDropCapabilities = ["ALL"] }).Should().BeEmpty();
    }

    [TestMethod]
    public void Flex_volume_needs_a_driver()
    {
        Messages(Valid with { AllowedFlexVolumes = ["a", ""] }).Should().Equal(
            "spec.allowedFlexVolumes.allowedFlexVolumes[1].driver: Required value: must specify a driver");
    }

    [TestMethod]
    [DataRow("secrets-store.csi.k8s.io", 0)]
    [DataRow("Capitals.Are.Fine", 0)]
    [DataRow("under_score", 1)]
    [DataRow("", 2)]
    [DataRow("a1234567890123456789012345678901234567890123456789012345678901234", 1)]
    public void Csi_driver_is_a_subdomain_of_at_most_63_characters(string driver, int problems)
    {
        var messages = Messages(Valid with { AllowedCsiDrivers = [driver] });

        messages.Should().HaveCount(problems);
        foreach (var message in messages)
            message.Should().StartWith("spec.allowedCSIDrivers.allowedCSIDriver[0].name: ");
    }

    [TestMethod]
    public void Runtime_class_star_excludes_other_names()
    {
        Messages(Valid with { RuntimeClass = new(["*", "a"], null) }).Should().Equal(
            "spec.runtimeClass.allowedRuntimeClassNames: Invalid value: []string{\"*\", \"a\"}:"
            + " if '*' is present, must not specify other RuntimeClass names");
    }

    [TestMethod]
    public void Runtime_class_default_is_allowed_by_a_star()
    {
        Messages(Valid with { RuntimeClass = new(["*"], "gvisor") }).Should().BeEmpty();
    }

    [TestMethod]
    public void Sysctl_overlap_blames_the_narrower_side()
    {
        Messages(Valid with { AllowedUnsafeSysctls = ["net.*"], ForbiddenSysctls = ["net.core.*", "net.a", "kernel.x"] }).Should().Equal(
            "spec.forbiddenSysctls[0]: Invalid value: \"net.core.*\": sysctl overlaps with net.*",
            "spec.forbiddenSysctls[1]: Invalid value: \"net.a\": sysctl overlaps with net.*");
    }

    [TestMethod]
    public void Label_and_annotation_keys_follow_the_rules_for_names()
    {
        Messages(Valid with
        {
            Labels = Maps.Empty.SetItem("a/b/c", "").SetItem("ok.example/Name_1", "-bad"),
            Annotations = Maps.Empty.SetItem("Example.com/x", "anything at all").SetItem("/x", ""),
        }).Select(message => message[..message.IndexOf(':', StringComparison.Ordinal)]).Should().Equal(
            "metadata.labels", "metadata.labels", "metadata.annotations");
    }

    [TestMethod]
    public void Error_stands_at_its_field_in_the_document()
    {
        const string Json = """
            {"kind":"PodSecurityPolicy","metadata":{"name":"p"},
            "spec":{"seLinux":{"rule":"RunAsAny"},"runAsUser":{"rule":"RunAsAny"},"fsGroup":{"rule":"RunAsAny"},
            "volumes":["secret",
            "pvc"]}}
            """;

        var errors = PolicyValidation.Validate(PolicyReader.Read((MapNode)JsonTree.Parse("p.json", Json), [])!);

        errors.Select(error => (error.Message[..error.Message.IndexOf(':', StringComparison.Ordinal)], error.At.Line))
            .Should().Equal(("spec.supplementalGroups.rule", 2), ("spec.volumes", 4));
        errors.Should().OnlyContain(error => error.Severity == Severity.Error && error.Advice != null);
    }

    [TestMethod]
    public void Names_of_runtime_classes_are_subdomains() => Messages(Valid with { RuntimeClass = new(["Bad_Name"], "Bad_Name") })
        .Select(message => message[..message.IndexOf(": a ", StringComparison.Ordinal)]).Should().Equal(
            "spec.runtimeClass.allowedRuntimeClassNames[0]: Invalid value: \"Bad_Name\"",
            "spec.runtimeClass.defaultRuntimeClassName: Invalid value: \"Bad_Name\"");

    [TestMethod]
    public void A_csi_driver_has_a_name_of_at_most_63_bytes()
    {
        const string field = "spec.allowedCSIDrivers.allowedCSIDriver[0].name: ";
        Messages(Valid with { AllowedCsiDrivers = [""] }).Should().Contain(field + "Required value");
        Messages(Valid with { AllowedCsiDrivers = [new string('a', 63)] }).Should().BeEmpty();
        Messages(Valid with { AllowedCsiDrivers = [new string('a', 64)] }).Should().Equal(field + "Too long: must have at most 63 bytes");
    }

    [TestMethod]
    public void The_first_empty_host_path_ends_the_search() => Messages(Valid with { AllowedHostPaths = [new("", false), new("", false), new("/..", false)] })
        .Should().Equal("spec.allowedHostPaths[0]: Required value: is required");

    [TestMethod]
    public void A_sysctl_that_is_all_of_a_pattern_but_its_star_overlaps() =>
        Messages(Valid with { AllowedUnsafeSysctls = ["net.ab*"], ForbiddenSysctls = ["net.ab"] }).Should().Equal(
            "spec.forbiddenSysctls[0]: Invalid value: \"net.ab\": sysctl overlaps with net.ab*");

    [TestMethod]
    public void A_profile_of_the_node_has_a_relative_path() => Messages(Valid with
    {
        Annotations = Maps.Empty.SetItem("seccomp.security.alpha.kubernetes.io/allowedProfileNames", "localhost//etc/p"),
    }).Should().Equal(
        "metadata.annotations[seccomp.security.alpha.kubernetes.io/allowedProfileNames]: Invalid value: \"/etc/p\": must be a relative path");

    [TestMethod]
    [DataRow("MustRunAs")]
    [DataRow("MayRunAs")]
    public void Ranges_of_runAsGroup_are_checked_under_both_rules(string rule) => Messages(Valid with { RunAsGroup = new(rule, [new(2, 1)]) })
        .Should().Equal("spec.runAsGroup.ranges[0].min: Invalid value: 2: min cannot be greater than max");

    [TestMethod]
    public void Several_ranges_are_shown_as_Go_prints_them() => Messages(Valid with { RunAsGroup = new("RunAsAny", [new(1, 2), new(3, 4)]) })
        .Should().Equal(
            "spec.runAsGroup.ranges: Invalid value: []policy.IDRange{policy.IDRange{Min:1, Max:2}, policy.IDRange{Min:3, Max:4}}: Ranges must be empty");

    [TestMethod]
    public void Errors_of_every_kind_stand_where_their_reason_does()
    {
        var policy = Read.Text("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: p
              annotations:
                seccomp.security.alpha.kubernetes.io/defaultProfileName: bogus
            spec:
              seLinux: {rule: RunAsAny}
              runAsUser:
                rule: Nope
              runAsGroup:
                rule: MustRunAs
                ranges: []
              supplementalGroups: {rule: RunAsAny}
              fsGroup: {rule: RunAsAny}
              requiredDropCapabilities:
              - KILL
              allowedCapabilities:
              - CHOWN
              - KILL
              - "*"
              allowedFlexVolumes:
              - driver: ""
              allowedCSIDrivers:
              - name: under_score
            """).Inventory.Policies.Single();

        PolicyValidation.Validate(policy).Select(error => (error.At.Line, error.Message[..error.Message.IndexOf(':', StringComparison.Ordinal)]))
            .Should().Equal(
            (6, "metadata.annotations[seccomp.security.alpha.kubernetes.io/defaultProfileName]"),
            (10, "spec.runAsUser.rule"),
            (13, "spec.runAsGroup.ranges"),
            (16, "requiredDropCapabilities"),
            (20, "allowedCapabilities"),
            (23, "spec.allowedFlexVolumes.allowedFlexVolumes[0].driver"),
            (25, "spec.allowedCSIDrivers.allowedCSIDriver[0].name"));
        PolicyValidation.Validate(policy)[2].Message.Should().Contain("[]policy.IDRange{}");
    }

    private static string[] Messages(PodSecurityPolicy policy) =>
        [.. PolicyValidation.Validate(policy).Select(diagnostic => diagnostic.Message)];
}
