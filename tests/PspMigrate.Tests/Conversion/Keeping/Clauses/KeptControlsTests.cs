using PspMigrate.Controls;
using PspMigrate.Conversion.Keeping.Clauses;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Keeping.Clauses;

[TestClass]
public sealed class KeptControlsTests
{
    [TestMethod]
    public void Clauses_come_in_the_order_of_the_controls()
    {
        var kept = KeptControls.All.Select(item => item.Control).ToArray();
        kept.Should().OnlyHaveUniqueItems().And.Equal(ControlTable.All.Where(kept.Contains));
    }

    /// <remarks>The API takes host processes only with hostNetwork, and hosts of probes came after policies (facts/pod-security-policy.md).</remarks>
    [TestMethod]
    public void A_control_without_clauses_is_one_that_policies_have_no_rule_for()
    {
        PodSecurityPolicy[] policies = [GivenManifests.Policy(GivenManifests.Strict), GivenManifests.Policy(GivenManifests.Loose)];
        var others = ControlTable.All.Except(KeptControls.All.Select(item => item.Control)).ToArray();

        others.Should().NotBeEmpty().And.OnlyContain(control => !policies.Any(control.HasRule) && policies.All(policy => control.Filled(policy).IsUnset));
    }
}
