using PspMigrate.Controls;
using PspMigrate.Conversion.Keeping.Clauses;

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
    public void Under_a_control_without_clauses_the_strictest_policy_refuses_nothing()
    {
        var strictest = GivenManifests.Policy(GivenManifests.Strict);
        var others = ControlTable.All.Except(KeptControls.All.Select(item => item.Control)).ToArray();

        others.Should().NotBeEmpty().And.OnlyContain(control => control.Submitted(strictest).Equals(control.Domain));
    }
}
