using PspMigrate.Controls;
using PspMigrate.Standards;

namespace PspMigrate.Tests.Standards;

[TestClass]
public sealed class VerdictTests
{
    /// <remarks>policy/checks.go AggregateCheckResults.</remarks>
    [TestMethod]
    public void A_reason_without_a_detail_stands_alone()
    {
        var verdict = Evaluator.VerdictOf([Failed("b", "why", ""), Failed("a", "how", "where")]);

        verdict.Reason.Should().Be("how, why");
        verdict.Detail.Should().Be("how (where), why");
    }

    private static Violation Failed(string id, string reason, string detail) =>
        new(new Privileged(), new Check(id, Level.Baseline, _ => new(reason, detail), []), []);
}
