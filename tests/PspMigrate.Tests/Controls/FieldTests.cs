using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

/// <summary>Where a policy says, or would say, what it says under a control: names of pkg/apis/policy/v1beta1 @v1.20.2.</summary>
[TestClass]
public sealed class FieldTests
{
    private const string Seccomp = "seccomp.security.alpha.kubernetes.io/";
    private const string AppArmor = "apparmor.security.beta.kubernetes.io/";

    [TestMethod]
    [DataRow("privileged", "spec.privileged")]
    [DataRow("hostPorts", "spec.hostPorts")]
    [DataRow("volumes", "spec.volumes")]
    [DataRow("hostPaths", "spec.allowedHostPaths")]
    [DataRow("flexVolumeDrivers", "spec.allowedFlexVolumes")]
    [DataRow("csiDrivers", "spec.allowedCSIDrivers")]
    [DataRow("runAsUser", "spec.runAsUser")]
    [DataRow("runAsGroup", "spec.runAsGroup")]
    [DataRow("supplementalGroups", "spec.supplementalGroups")]
    [DataRow("fsGroup", "spec.fsGroup")]
    [DataRow("seLinux", "spec.seLinux")]
    [DataRow("readOnlyRootFilesystem", "spec.readOnlyRootFilesystem")]
    [DataRow("procMount", "spec.allowedProcMountTypes")]
    [DataRow("runtimeClass", "spec.runtimeClass")]
    [DataRow("hostProcess", "spec.hostNetwork", DisplayName = "without the host's network there is no host process")]
    [DataRow("probeHosts", "spec")]
    public void Most_rules_have_one_field(string control, string field) => Field(control, Given.Policy()).Should().Be(field);

    [TestMethod]
    [DataRow("hostPID")]
    [DataRow("hostIPC")]
    [DataRow("hostNetwork")]
    public void Each_namespace_of_the_host_has_its_own_field(string value) =>
        Field("hostNamespaces", Given.Policy(), Namespace(value)).Should().Be("spec." + value);

    [TestMethod]
    public void No_namespace_of_the_host_has_no_field_of_its_own() => Field("hostNamespaces", Given.Policy()).Should().Be("spec");

    /// <remarks>The unset value is a drop that isn't there.</remarks>
    [TestMethod]
    [DataRow("", null, "requiredDropCapabilities")]
    [DataRow("allowedCapabilities: [CHOWN]", null, "requiredDropCapabilities")]
    [DataRow("requiredDropCapabilities: [ALL]", "CHOWN", "allowedCapabilities")]
    [DataRow("defaultAddCapabilities: [CHOWN]", "CHOWN", "defaultAddCapabilities")]
    [DataRow("defaultAddCapabilities: [CHOWN]\nallowedCapabilities: [KILL]", "CHOWN", "defaultAddCapabilities")]
    [DataRow("defaultAddCapabilities: [CHOWN]\nallowedCapabilities: [KILL]", "KILL", "allowedCapabilities")]
    [DataRow("defaultAddCapabilities: [CHOWN]\nallowedCapabilities: [KILL]", "BPF", "allowedCapabilities")]
    public void Drops_and_additions_of_capabilities_stand_in_their_own_lists(string spec, string? name, string field) =>
        Field("capabilities", Given.Policy(spec), name is null ? Value.Unset : ControlTable.Get<CapabilitiesControl>().Of("add", name))
            .Should()
            .Be("spec." + field);

    [TestMethod]
    [DataRow("", "hostPID", "hostPID")]
    [DataRow("hostPID: false", "hostPID", "hostPID")]
    [DataRow("hostIPC: true", "hostPID", "hostIPC")]
    public void Host_namespaces_stand_where_the_policy_speaks_of_them(string spec, string name, string field) =>
        Field("hostNamespaces", Given.Policy(spec), Namespace(name)).Should().Be("spec." + field);

    [TestMethod]
    [DataRow("", "allowedUnsafeSysctls")]
    [DataRow("forbiddenSysctls: [kernel.a]", "forbiddenSysctls")]
    [DataRow("forbiddenSysctls: [kernel.a]\nallowedUnsafeSysctls: [kernel.b]", "allowedUnsafeSysctls")]
    [DataRow("allowedUnsafeSysctls: [kernel.b]", "allowedUnsafeSysctls")]
    public void Sysctls_are_allowed_in_one_list_unless_only_the_other_is_there(string spec, string field) =>
        Field("sysctls", Given.Policy(spec)).Should().Be("spec." + field);

    [TestMethod]
    [DataRow("", null, "allowPrivilegeEscalation")]
    [DataRow("defaultAllowPrivilegeEscalation: false", null, "defaultAllowPrivilegeEscalation")]
    [DataRow("defaultAllowPrivilegeEscalation: false", true, "allowPrivilegeEscalation")]
    public void Escalation_that_is_left_unset_stands_at_its_default(string spec, bool? value, string field) =>
        Field("allowPrivilegeEscalation", Given.Policy(spec), value).Should().Be("spec." + field);

    [TestMethod]
    [DataRow("seccomp", Seccomp)]
    [DataRow("appArmor", AppArmor)]
    public void Profiles_stand_in_the_annotation_that_is_there_the_allowed_ones_first(string control, string prefix)
    {
        var (allowed, byDefault) = (prefix + "allowedProfileNames", prefix + "defaultProfileName");

        Field(control, Given.Policy()).Should().Be("metadata.annotations." + allowed);
        Field(control, Given.Policy(annotations: $"{byDefault}: runtime/default")).Should().Be("metadata.annotations." + byDefault);
        Field(control, Given.Policy(annotations: $"{byDefault}: runtime/default\n{allowed}: runtime/default"))
            .Should().Be("metadata.annotations." + allowed);
    }

    private static Value Namespace(string field) => ControlTable.Get<HostNamespaces>().Of(field, true);

    private static string Field(string control, PodSecurityPolicy policy, Value value = default) => string.Join(
        '.', ControlTable.All.Single(known => string.Equals(known.Name, control, StringComparison.Ordinal)).Field(policy, ValueSet.Of(value)));
}
