using PspMigrate.Reports.Sarif;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Sarif;

/// <summary>What code scanning shows beside a line, and how loud.</summary>
[TestClass]
public sealed class PlanResultsTests
{
    private const string Host = "  hostPID: true\n  hostIPC: true\n  hostNetwork: true";

    [TestMethod]
    public void Every_difference_is_a_result_at_its_field()
    {
        var plan = Plans.OfFixture("article");
        var findings = plan.Comparisons.SelectMany(comparison => comparison.Findings).ToArray();

        PlanResults.Of(plan).Take(findings.Length).Select(result => result.At).Should().Equal(findings.Select(finding => finding.At));
    }

    /// <remarks>docs/ci.md: what is lost or tightened is a warning; what pods only have to say otherwise is a note.</remarks>
    [TestMethod]
    public void What_is_lost_is_a_warning_and_what_was_never_held_or_is_kept_is_none()
    {
        var never = PlanResults.Of(Plans.Of(Plans.Policy("narrow") + Plans.Policy("wide", Host) + Plans.Reached("team", "narrow", "wide")));
        var kept = PlanResults.Of(KeptOf.Plan(Plans.Policy("a", "  readOnlyRootFilesystem: true") + Plans.Reached("shop", "a")));

        Level(never, "procMount/lost").Should().Be(CodeLevel.Warning);
        Level(never, "hostNamespaces/neverHeld").Should().Be(CodeLevel.None);
        Level(kept, "readOnlyRootFilesystem/kept").Should().Be(CodeLevel.None);
        kept.Should().NotContain(result => result.Rule.Id == "readOnlyRootFilesystem/lost");
    }

    [TestMethod]
    public void A_workload_that_its_level_refuses_is_an_error_at_its_manifest()
    {
        var yaml = Plans.Policy("p") + Plans.Reached("shop", "p") + Plans.Pod("net", "shop", "hostNetwork: true, ") + Plans.Pod("ok", "shop");

        var result = PlanResults.Of(Plans.Of(yaml)).Should().ContainSingle(result => result.Level == CodeLevel.Error).Which;

        yaml.Split('\n')[result.At.Line - 1].Should().Contain("name: net");
        result.Message.Should().Be("Pod/net in shop: baseline refuses it: host namespaces (hostNetwork=true)");
        result.Checks.Should().Equal("hostNamespaces");
    }

    [TestMethod]
    public void Odd_grants_and_odd_labels_are_warnings_of_their_own_kinds()
    {
        var results = PlanResults.Of(Plans.Of(Plans.Policy("p") + Plans.Policy("unused")
            + Plans.Reached("shop", "p").Replace("labels: {}", "labels: {pod-security.kubernetes.io/enforce: Restricted}", StringComparison.Ordinal)));

        results.Should().Contain(result => result.Rule.Id == "access/ungrantedPolicy" && result.Message.Contains("unused"))
            .And.Contain(result => result.Rule.Id.StartsWith("labels/") && result.Message.Contains("Restricted"));
    }

    private static CodeLevel Level(IEnumerable<CodeResult> results, string rule) => results.First(result => result.Rule.Id == rule).Level;
}
