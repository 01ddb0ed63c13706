using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
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

    private static string[] Messages(PodSecurityPolicy policy) =>
        [.. PolicyValidation.Validate(policy).Select(diagnostic => diagnostic.Message)];
}
