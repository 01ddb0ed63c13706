using System.Text.Json;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Trees;
using PspMigrate.Policies;
using PspMigrate.Reports.Fixes;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Reports.Json;

namespace PspMigrate.Tests.Reports.Fixes;

/// <summary>Fixes for programs that open the file at the line.</summary>
[TestClass]
public sealed class FixDataTests
{
    private const string Manifest = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          template:
            spec:
              hostIPC: true
              containers:
              - name: a
                securityContext:
                  capabilities:
                    add: [NET_RAW]
              - name: b
        """;

    private static readonly Fix Baseline = Make("baseline:latest");

    [TestMethod]
    public void A_field_that_is_there_is_found_at_its_line()
    {
        var change = Write(Baseline).GetProperty("changes").EnumerateArray().Single();

        change.Text("field").Should().Be("spec.template.spec.containers[0].securityContext.capabilities.add");
        Line(change).Should().Be("            add: [NET_RAW]");
    }

    /// <summary>The nearest that is there: one can't point at what has to be written yet.</summary>
    [TestMethod]
    public void A_field_that_is_missing_is_found_where_it_belongs()
    {
        var fix = Baseline with { Changes = [new("/spec/containers/1/securityContext/runAsNonRoot", Tree.Flag(true), Old: null)] };

        Line(Write(fix).GetProperty("changes")[0]).Should().Be("      - name: b");
    }

    [TestMethod]
    public void A_value_has_the_type_that_the_manifest_needs()
    {
        var fix = Baseline with
        {
            Changes =
            [
                .. new[]
                {
                    null, Tree.Flag(false), Tree.Number(1000), Tree.Text("1000"), Tree.Texts(["ALL"]), Tree.Map(("type", Tree.Text("a\"\u202e\U000e0041"))),
                }.Select((value, i) => new PodChange($"/spec/{i}", value, Old: null)),
            ],
        };

        var values = Write(fix).GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("value")).ToArray();

        values.Select(value => value.ValueKind).Should().Equal(
            JsonValueKind.Null, JsonValueKind.False, JsonValueKind.Number, JsonValueKind.String, JsonValueKind.Array, JsonValueKind.Object);
        values[^1].Text("type").Should().Be("a\"\u202e\U000e0041");
    }

    [TestMethod]
    public void A_condition_of_several_changes_is_told_once()
    {
        var fix = Baseline with { Conditions = [.. Baseline.Conditions, .. Baseline.Conditions] };

        Write(fix).Texts("conditions").Should().ContainSingle();
    }

    /// <remarks>The restricted level wants runAsNonRoot to be set, and no level takes hostIPC.</remarks>
    [TestMethod]
    public void A_decision_says_whether_something_is_missing_or_in_the_way_and_where()
    {
        var decisions = Write(Make("restricted:latest"));

        decisions.Text("level").Should().Be("restricted:latest");
        var inTheWay = decisions.About("reasons", "check", "hostNamespaces");
        inTheWay.GetProperty("missing").GetBoolean().Should().BeFalse();
        inTheWay.GetProperty("fields").EnumerateArray().Select(Line).Should().Equal("      hostIPC: true");
        decisions.About("reasons", "check", "runAsNonRoot").GetProperty("missing").GetBoolean().Should().BeTrue();
    }

    [TestMethod]
    [DataRow(true, false, "changes", "reasons"), DataRow(false, true, "reasons", "changes")]
    public void Each_half_can_be_told_alone(bool hasChanges, bool hasDecisions, string told, string untold)
    {
        var json = Said.By(json => new FixData(json, new(_ => Manifest)).Write(Baseline, hasChanges, hasDecisions));

        json.Text("name").Should().Be("web");
        json.TryGetProperty(told, out _).Should().BeTrue();
        json.TryGetProperty(untold, out _).Should().BeFalse();
    }

    private static Fix Make(string level) =>
        Fixer.Make(GivenManifests.Read(Manifest).Workloads.Single(), GivenManifests.Policy(GivenManifests.Loose), GivenManifests.At(level));

    private static JsonElement Write(Fix fix) => Said.By(json => new FixData(json, new FieldPlaces(_ => Manifest)).Write(fix));

    /// <summary>The line of the manifest that something is said to stand at.</summary>
    private static string Line(JsonElement item) => Manifest.Split('\n')[item.GetProperty("at").GetProperty("line").GetInt32() - 1];
}
