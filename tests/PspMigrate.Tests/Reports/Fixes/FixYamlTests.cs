using PspMigrate.Reports.Fixes;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Fixes;

/// <remarks>What servers take was tried on a v1.20.2 server with kubectl 1.32.</remarks>
[TestClass]
public sealed class FixYamlTests
{
    [TestMethod]
    [DataRow("Deployment", "apps/v1", "selector: {matchLabels: {app: x}}", "  selector:\n    matchLabels:\n      app: x\n  template:\n")]
    [DataRow("StatefulSet", "apps/v1", "selector: {matchLabels: {app: x}}, serviceName: s",
        "  selector:\n    matchLabels:\n      app: x\n  serviceName: s\n  template:\n")]
    [DataRow("ReplicationController", "v1", "selector: {app: x}", "spec:\n  template:\n")]
    public void Objects_for_server_side_apply_hold_what_validation_asks_for(string kind, string apiVersion, string fields, string expected) =>
        FixForms.Yaml([Made.Fix(kind, apiVersion, $"{{{fields}, template: {{spec: {Made.Containers}}}}}")]).Should().Contain(expected);

    /// <remarks>A null leaves the field as it is; an empty list empties it.</remarks>
    [TestMethod]
    public void A_list_that_is_taken_away_becomes_empty() => FixForms.Yaml([Made.Web(Made.AddsRaw, "baseline:latest", GivenManifests.Loose)])
        .Should().Contain("add: []\n").And.NotContain("null");

    [TestMethod]
    public void A_fix_that_changes_nothing_is_no_document()
    {
        FixForms.Yaml([Made.Web(level: "privileged:latest", policy: GivenManifests.Loose)]).Should().BeEmpty();
        FixForms.Yaml([Made.Web(), Made.Web(name: "api")]).Split("---\n").Should().HaveCount(2);
    }
}
