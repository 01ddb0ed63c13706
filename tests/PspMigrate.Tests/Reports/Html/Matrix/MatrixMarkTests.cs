using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Html;
using PspMigrate.Reports.Html.Matrix;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Html.Matrix;

[TestClass]
public sealed class MatrixMarkTests
{
    private static readonly MatrixMark[] All = Enum.GetValues<MatrixMark>();

    /// <summary>A sign is all that a cell shows.</summary>
    [TestMethod]
    public void The_style_has_a_sign_for_each_mark()
    {
        All.Select(mark => mark.Look().Class).Should().OnlyHaveUniqueItems();
        foreach (var mark in All)
            Assets.Style.Should().MatchRegex($@"(?m)(^|\s)\.{mark.Look().Class} \{{[^}}]*--sign:");
    }

    /// <summary>Those who can't see signs hear the word, and the legend says what it means.</summary>
    [TestMethod]
    public void Each_mark_has_a_word_and_a_meaning_of_its_own()
    {
        All.Select(mark => mark.Look().Word).Should().OnlyHaveUniqueItems();
        All.Select(mark => mark.Look().Meaning).Should().OnlyHaveUniqueItems();
    }

    /// <remarks>docs/concepts.md: granted where the policy has a rule for it or lets it be, left open where it has no rule.</remarks>
    [TestMethod]
    public void What_a_policy_grants_is_marked_otherwise_than_what_it_says_nothing_about()
    {
        var findings = Plans.Of(Plans.Policy("p", "  hostPID: true")).Policies.Single().At(Level.Baseline).Findings
            .Where(finding => finding.Kind == FindingKind.Tightened).ToDictionary(finding => finding.Control.Name, StringComparer.Ordinal);

        Of(findings["hostNamespaces"]).Should().Be(MatrixMark.Tightened);
        Of(findings["seLinux"]).Should().Be(MatrixMark.LeftOpen);
    }

    [TestMethod]
    [DataRow(Fate.Open, nameof(MatrixMark.Lost)), DataRow(Fate.Kept, nameof(MatrixMark.Kept)), DataRow(Fate.Never, nameof(MatrixMark.NeverHeld))]
    public void A_lost_rule_is_marked_by_what_admission_policies_make_of_it(object fate, string mark)
    {
        var finding = Plans.Of(Plans.Policy("p")).Policies.Single().At(Level.Baseline).Findings.First(finding => finding.Kind == FindingKind.Lost);

        MatrixMarks.Of(new(finding.Kind, "", "", "", "", "") { Fate = (Fate)fate }, finding).ToString().Should().Be(mark);
    }

    private static MatrixMark Of(Finding finding) => MatrixMarks.Of(new(finding.Kind, finding.Control.Name, "", "", "", ""), finding);
}
