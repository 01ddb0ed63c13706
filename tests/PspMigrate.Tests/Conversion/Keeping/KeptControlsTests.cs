using PspMigrate.Controls;
using PspMigrate.Conversion.Keeping.Clauses;

namespace PspMigrate.Tests.Conversion.Keeping;

[TestClass]
public sealed class KeptControlsTests
{
    /// <summary>Policies have no field for the two that are missing: the API takes host processes only with hostNetwork, and probe hosts came after policies.</summary>
    [TestMethod]
    public void Every_control_that_policies_have_a_field_for_has_its_clauses_in_the_same_order() =>
        KeptControls.All.Select(kept => kept.Control.Name).Should().Equal(
            ControlTable.All.Select(control => control.Name).Except(["hostProcess", "probeHosts"], StringComparer.Ordinal));
}
