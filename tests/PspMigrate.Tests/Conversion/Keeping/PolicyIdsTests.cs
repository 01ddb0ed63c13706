using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Tests.Conversion.Keeping;

/// <summary>Identifiers are letters, digits and underscores, and begin with no digit (cel-spec doc/langdef.md, IDENT).</summary>
[TestClass]
public sealed class PolicyIdsTests
{
    [TestMethod]
    public void Names_become_identifiers_of_their_own() =>
        PolicyIds.Of(["2-mid", "a-b", "a.b", "may", "restricted"]).Values.Should().Equal("psp_2_mid", "a_b", "a_b_2", "may_2", "restricted");
}
