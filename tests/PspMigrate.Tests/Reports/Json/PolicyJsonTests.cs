using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Json;

namespace PspMigrate.Tests.Reports.Json;

/// <remarks>docs/report-schema.md says what the properties mean.</remarks>
[TestClass]
public sealed class PolicyJsonTests
{
    [TestMethod]
    public void A_finding_tells_its_field_place_and_checks()
    {
        var restricted = Of(Plans.OfFixture("article").Policies.Single(policy => policy.Name is "restricted"));

        var finding = restricted.About("comparisons", "level", "restricted").About("findings", "control", "allowPrivilegeEscalation");

        (finding.Text("kind"), finding.Text("field"), finding.Text("instead")).Should()
            .Be(("respell", "spec.allowPrivilegeEscalation", "allowPrivilegeEscalation: false"));
        finding.GetProperty("at").Text("file").Should().Be("fixtures/article/psp-restricted.yaml");
        finding.GetProperty("at").GetProperty("line").GetInt32().Should().Be(12);
        finding.Texts("checks").Should().Equal("allowPrivilegeEscalation");
    }

    [TestMethod]
    public void There_is_a_comparison_with_each_level_and_the_closest_is_the_strictest_that_fits()
    {
        var policy = Of(Plans.Policy("p", "  hostPID: true"));

        var comparisons = policy.GetProperty("comparisons").EnumerateArray().ToArray();
        comparisons.Select(comparison => comparison.Text("level")).Should().Equal("privileged", "baseline", "restricted");
        policy.Text("closest").Should().Be(comparisons.Last(comparison => comparison.GetProperty("fits").GetBoolean()).Text("level")).And.Be("privileged");
        comparisons[1].Texts("blockers").Should().Equal("hostNamespaces");
    }

    /// <remarks>The API server refuses privileged pods with allowPrivilegeEscalation false (facts/pod-security-policy.md, 17).</remarks>
    [TestMethod]
    public void Why_a_field_does_not_tell_is_told() =>
        Of(Plans.Policy("p", "  privileged: true\n  allowPrivilegeEscalation: false")).About("comparisons", "level", "privileged")
            .About("findings", "control", "privileged").Text("because").Should().Contain("allowPrivilegeEscalation");

    [TestMethod]
    public void A_policy_that_the_plugin_drops_says_why() =>
        Of(Plans.Policy("p").Replace("fsGroup: {rule: RunAsAny}", "fsGroup: {rule: MustRunAs}", StringComparison.Ordinal))
            .Text("dropped").Should().Contain("fsGroup");

    /// <summary>Version 1 has no sets; pages of large clusters do without witnesses.</summary>
    [TestMethod]
    public void Sets_and_witnesses_are_left_out_where_they_are_not_wanted()
    {
        var policy = Plans.Of(Plans.Policy("p")).Policies.Single();
        JsonElement Lost(bool hasSets, bool hasWitnesses) => Of(policy, hasSets, hasWitnesses)
            .About("comparisons", "level", "baseline").About("findings", "control", "procMount");

        Lost(true, true).GetProperty("sets").GetProperty("values").GetArrayLength().Should().BePositive();
        Lost(true, true).GetProperty("witness").ValueKind.Should().Be(JsonValueKind.Object);
        Lost(false, true).TryGetProperty("sets", out _).Should().BeFalse();
        Lost(true, false).GetProperty("witness").ValueKind.Should().Be(JsonValueKind.Null);
    }

    private static JsonElement Of(string policy) => Of(Plans.Of(policy).Policies.Single());

    private static JsonElement Of(PolicyPlan policy, bool hasSets = true, bool hasWitnesses = true) => Said.By(
        json => PolicyJson.Write(json, policy, [.. Enum.GetValues<Level>().Select(policy.At)], hasSets, hasWitnesses));
}
