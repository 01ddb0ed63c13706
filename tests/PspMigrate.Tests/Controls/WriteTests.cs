using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

/// <summary>What a pod has to say to hold a value: fields of core/v1's security contexts.</summary>
[TestClass]
public sealed class WriteTests
{
    [TestMethod]
    [DataRow("seccomp", "seccompProfile")]
    [DataRow("appArmor", "appArmorProfile")]
    public void Profiles_are_written_as_fields(string control, string field)
    {
        Write(control, "runtime/default").Should().Be($"{field}: {{type: RuntimeDefault}}");
        Write(control, "unconfined").Should().Be($"{field}: {{type: Unconfined}}");
        Write(control, "localhost/a.json").Should().Be($"{field}: {{type: Localhost, localhostProfile: a.json}}");
        Write(control, "unknown").Should().Be($"{field}: unknown");
        Write(control, Value.Unset).Should().Be($"{field}: unset");
    }

    [TestMethod]
    public void Everything_else_is_written_under_its_own_name()
    {
        Write("capabilities", ControlTable.Get<CapabilitiesControl>().Of("add", "NET_BIND_SERVICE")).Should().Be("capabilities: {add: [NET_BIND_SERVICE]}");
        Write("capabilities", Value.True).Should().Be("capabilities: {drop: [ALL]}");
        Write("runAsUser", ControlTable.Get<RunAsUser>().Of("runAsUser", 1000L)).Should().Be("runAsUser: 1000");
        Write("runAsUser", Value.True).Should().Be("runAsNonRoot: true");
        Write("allowPrivilegeEscalation", Value.False).Should().Be("allowPrivilegeEscalation: false");
    }

    private static string Write(string control, Value value) =>
        ControlTable.All.Single(known => string.Equals(known.Name, control, StringComparison.Ordinal)).Write(value);
}
