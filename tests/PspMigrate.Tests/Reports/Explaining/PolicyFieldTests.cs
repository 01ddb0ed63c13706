using PspMigrate.Controls;
using PspMigrate.Reports.Explaining;

namespace PspMigrate.Tests.Reports.Explaining;

/// <remarks>Which field says what: k8s.io/api policy/v1beta1, PodSecurityPolicySpec; docs/facts/psp-to-pod-security-mapping.md.</remarks>
[TestClass]
public sealed class PolicyFieldTests
{
    [TestMethod]
    [DataRow("capabilities", "defaultAddCapabilities, requiredDropCapabilities, allowedCapabilities")]
    [DataRow("hostNamespaces", "hostNetwork, hostPID, hostIPC")]
    [DataRow("sysctls", "allowedUnsafeSysctls, forbiddenSysctls")]
    [DataRow("hostPaths", "allowedHostPaths")]
    [DataRow("runAsUser", "runAsUser")]
    [DataRow("runtimeClass", "runtimeClass")]
    public void A_control_goes_by_the_fields_that_allow_forbid_or_fill_it_in(string control, string fields) =>
        Of(control).Select(field => field.ToString()).Should().BeEquivalentTo(fields.Split(", "));

    [TestMethod]
    [DataRow("seccomp", "seccomp.security.alpha.kubernetes.io/")]
    [DataRow("appArmor", "apparmor.security.beta.kubernetes.io/")]
    public void What_annotations_say_is_said_to_be_annotations(string control, string prefix) => Of(control).Select(field => field.ToString()).Should()
        .BeEquivalentTo($"annotation {prefix}allowedProfileNames", $"annotation {prefix}defaultProfileName");

    /// <remarks>The API takes hostProcess only together with hostNetwork (pkg/apis/core/validation, validateWindowsHostProcessPod).</remarks>
    [TestMethod]
    public void What_the_API_ties_to_another_field_goes_by_that_one() => Of("hostProcess").Should().Equal(new PolicyField("hostNetwork", IsAnnotation: false));

    [TestMethod]
    public void What_only_levels_look_at_has_none() => Of("probeHosts").Should().BeEmpty();

    private static ImmutableArray<PolicyField> Of(string name) =>
        PolicyField.Of(ControlTable.All.Single(control => string.Equals(control.Name, name, StringComparison.Ordinal)));
}
