using System.Text.Json;
using Json.Schema;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Json;
using PspMigrate.Tests.Controls;

namespace PspMigrate.Tests.Reports.Json;

[TestClass]
public sealed class PlanJsonTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Repository.Path("docs/report.schema.json")));

    [TestMethod]
    [DataRow("article")]
    [DataRow("article-everybody")]
    [DataRow("article-psa")]
    public void The_report_is_as_its_schema_says(string fixture)
    {
        using var json = JsonDocument.Parse(Shown.Json(Plans.OfFixture(fixture, new() { Fit = Fit.Exact, Warn = ModeChoice.None })));

        var result = Schema.Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });

        result.IsValid.Should().BeTrue(string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")));
    }

    /// <remarks>For one release.</remarks>
    [TestMethod]
    public void Version_1_is_as_its_own_schema_says_and_has_words_alone()
    {
        var plan = Plans.OfFixture("article");
        using var json = JsonDocument.Parse(ReportForm.Json.Render(new PlanAnswer(plan) { Schema = 1 }));

        JsonSchema.FromText(File.ReadAllText(Repository.Path("docs/report.schema.v1.json"))).Evaluate(json.RootElement).IsValid.Should().BeTrue();
        json.RootElement.GetProperty("apiVersion").GetString().Should().Be("pspmigrate/v1");
        json.RootElement.ToString().Should().NotContain("\"sets\"");
    }

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

    [TestMethod]
    public void The_schema_refuses_what_the_report_never_holds()
    {
        using var json = JsonDocument.Parse(
            Shown.Json(Plans.OfFixture("article")).Replace("\"closest\": \"restricted\"", "\"closest\": \"strict\"", StringComparison.Ordinal));

        Schema.Evaluate(json.RootElement).IsValid.Should().BeFalse();
    }

    [TestMethod]
    public void A_finding_tells_its_field_place_and_checks()
    {
        using var json = JsonDocument.Parse(Shown.Json(Plans.OfFixture("article")));

        var restricted = json.RootElement.GetProperty("policies").EnumerateArray().Single(policy => policy.GetProperty("name").GetString() is "restricted");
        var finding = restricted.GetProperty("comparisons").EnumerateArray().Single(comparison => comparison.GetProperty("level").GetString() is "restricted")
            .GetProperty("findings").EnumerateArray().Single(item => item.GetProperty("control").GetString() is "allowPrivilegeEscalation");

        finding.GetProperty("kind").GetString().Should().Be("respell");
        finding.GetProperty("field").GetString().Should().Be("spec.allowPrivilegeEscalation");
        finding.GetProperty("at").GetProperty("file").GetString().Should().Be("fixtures/article/psp-restricted.yaml");
        finding.GetProperty("at").GetProperty("line").GetInt32().Should().Be(12);
        finding.GetProperty("checks").EnumerateArray().Select(check => check.GetString()).Should().Equal("allowPrivilegeEscalation");
        finding.GetProperty("instead").GetString().Should().Be("allowPrivilegeEscalation: false");
    }

    [TestMethod]
    public void A_grant_is_a_chain_from_subject_to_policy()
    {
        using var json = JsonDocument.Parse(Shown.Json(Plans.OfFixture("article")));

        var grants = json.RootElement.GetProperty("namespaces").EnumerateArray().Single(item => item.GetProperty("name").GetString() is "security-test")
            .GetProperty("grants").EnumerateArray().ToArray();

        grants.Select(grant => (
            grant.GetProperty("subject").GetProperty("name").GetString(),
            grant.GetProperty("binding").GetProperty("name").GetString(),
            grant.GetProperty("role").GetProperty("name").GetString(),
            grant.GetProperty("policy").GetString())).Should().Equal(
            ("system:serviceaccounts:security-test", "cluster-psp-bind", "all-psp", "privileged"),
            ("system:serviceaccounts:security-test", "cluster-psp-bind", "all-psp", "restricted"));
    }
}
