using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class LoosenTests
{
    [TestMethod]
    public void A_policy_is_loosened_at_the_field_of_its_rule() =>
        new ReadOnlyRootFilesystem().Loosen(Given.Policy("readOnlyRootFilesystem: true"), Value.False)
            .Should().Be("let spec.readOnlyRootFilesystem of policy p admit false");
}
