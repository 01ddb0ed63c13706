using PspMigrate.Conversion;
using PspMigrate.Reports.Html.Matrix;
using PspMigrate.Reports.Keeping;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Html.Matrix;

/// <summary>What keeps a rule is shown in the words in which it is applied.</summary>
[TestClass]
public sealed class KeptCelTests
{
    private static readonly Plan Plan = KeptOf.Plan(
        Plans.Policy("a", "  readOnlyRootFilesystem: true\n  allowPrivilegeEscalation: false") + Plans.Reached("shop", "a"));

    [TestMethod]
    public void A_lost_rule_shows_the_clause_that_stands_in_the_admission_policy()
    {
        var (what, expression) = Of("readOnlyRootFilesystem", FindingKind.Lost)!.Value;

        what.Should().MatchRegex(@"^Kept by clause \w+, in CEL:$");
        expression.Should().Contain("readOnlyRootFilesystem");
        Plan.Kept!.Objects.Should().Contain(item => WithoutBlanks(KeptForms.YamlOf(item)).Contains(WithoutBlanks(expression)));
    }

    [TestMethod]
    public void What_is_filled_in_shows_where_it_goes() =>
        Of("allowPrivilegeEscalation", FindingKind.Default)!.Value.What.Should().StartWith("Filled in where pods leave out ").And.EndWith(", in CEL:");

    [TestMethod]
    public void What_nothing_keeps_shows_nothing()
    {
        var comparison = Plan.Comparisons.Single();

        foreach (var finding in comparison.Findings)
        {
            KeptCel.Of(new(), comparison, finding).Should().BeNull();
            if (finding.Kind == FindingKind.Tightened)
                KeptCel.Of(Plan.Kept!, comparison, finding).Should().BeNull();
        }
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static (string What, string Expression)? Of(string control, FindingKind kind)
    {
        var comparison = Plan.Comparisons.Single();
        return KeptCel.Of(Plan.Kept!, comparison, comparison.Findings.Single(finding => finding.Control.Name == control && finding.Kind == kind));
    }
}
