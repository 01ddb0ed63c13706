using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports;
using PspMigrate.Reports.Json;
using PspMigrate.Tests.Controls;

namespace PspMigrate.Tests.Reports.Json;

/// <summary>Expectations: docs/report-schema.md, "entry" and "part".</summary>
[TestClass]
public sealed class SetJsonTests
{
    [TestMethod]
    public void A_range_is_from_its_first_number_to_the_one_after_its_last() => Field(
        Admitted("runAsUser", new() { Name = "p", RunAsUser = new("MustRunAs", [new(1, 5)]) }), "securityContext.runAsUser").Should()
        .Be("""{"field":"securityContext.runAsUser","anyOf":[{"from":1,"below":6}]}""");

    [TestMethod]
    public void The_empty_set_has_no_entries() => Entries("volumes", ValueSet.None).Should().BeEmpty();

    [TestMethod]
    public void A_path_is_a_prefix() => Field(
        Admitted("hostPaths", new() { Name = "p", Volumes = ["hostPath"], AllowedHostPaths = [new("/var/log", ReadOnly: false)] }), "hostPath.path").Should()
        .Contain("""{"prefix":"/var/log/","but":[]}""");

    [TestMethod]
    [DataRow(
        "hostPorts: [{min: 80, max: 80}, {min: 8000, max: 9000}]", "hostPorts", """[{"field":"hostPort","anyOf":[{"value":80},{"from":8000,"below":9001}]}]""")]
    [DataRow("privileged: true", "privileged", """[{"field":"securityContext.privileged","anything":true}]""")]
    [DataRow("allowedUnsafeSysctls: ['net.*']\nforbiddenSysctls: ['net.ipv4.*', kernel.shm_rmid_forced]", "sysctls",
        """[{"field":"securityContext.sysctls","anyOf":[{"prefix":"net.","but":[{"prefix":"net.ipv4.","but":[]}]}]}]""")]
    [DataRow("runAsUser: {rule: MustRunAsNonRoot}", "runAsUser",
        """[{"field":"securityContext.runAsNonRoot","allBut":[{"value":false}]},{"field":"securityContext.runAsUser","allBut":[{"value":0}]}]""")]
    [DataRow(
        "", "sysctls",
        """[{"field":"securityContext.sysctls","anyOf":[{"value":"kernel.shm_rmid_forced"},{"value":"net.ipv4.ip_local_port_range"},"""
        + """{"value":"net.ipv4.ping_group_range"},{"value":"net.ipv4.tcp_syncookies"}]}]""")]
    [DataRow("", "hostPorts", "[]", DisplayName = "nothing")]
    public void A_set_is_said_as_data_field_by_field(string spec, string control, string expected)
    {
        var policy = Given.Policy(spec);
        var known = ControlTable.All.Single(item => string.Equals(item.Name, control, StringComparison.Ordinal));

        var text = JsonText.Write(json =>
        {
            json.WriteStartObject();
            SetJson.Write(json, "set", known, known.Submitted(policy));
            json.WriteEndObject();
        });

        JsonDocument.Parse(text).RootElement.GetProperty("set").ToString().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
            .Should().Be(expected);
    }

    private static string[] Admitted(string control, PodSecurityPolicy policy) => Entries(control, Control(control).Admitted(policy));

    private static string Field(string[] entries, string field) =>
        entries.Single(entry => entry.StartsWith($"{{\"field\":\"{field}\"", StringComparison.Ordinal));

    private static string[] Entries(string control, ValueSet set)
    {
        using var document = JsonDocument.Parse(JsonText.Write(json =>
        {
            json.WriteStartObject();
            SetJson.Write(json, "set", Control(control), set);
            json.WriteEndObject();
        }));
        return [.. document.RootElement.GetProperty("set").EnumerateArray().Select(entry => JsonSerializer.Serialize(entry))];
    }

    private static Control Control(string name) => ControlTable.All.Single(control => control.Name == name);
}
