using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports;
using PspMigrate.Reports.Json;

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
