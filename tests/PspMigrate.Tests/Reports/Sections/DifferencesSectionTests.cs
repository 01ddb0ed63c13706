using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Sections;

/// <summary>However lines are shared, what a policy changes must be found under it.</summary>
[TestClass]
public sealed class DifferencesSectionTests
{
    private const string Host = "  hostPID: true";

    [TestMethod]
    [DataRow(100, DisplayName = "policy by policy"), DataRow(1, DisplayName = "taken together")]
    public void Every_control_that_changes_for_a_policy_stands_in_a_part_about_it(int rows)
    {
        var plan = Plans.Of(Plans.Policy("a", "  hostPorts: [{min: 1, max: 2}]") + Plans.Policy("b", "  readOnlyRootFilesystem: true") + Plans.Policy("c", Host)
            + Plans.Reached("one", "a", "b", "c") + Plans.Reached("two", "a", "b"));
        var parts = Parts(plan, rows);

        foreach (var comparison in plan.Comparisons)
        {
            var about = parts.Where(part => part.Title.Contains($"at {comparison.At}")
                && (part.Title.Contains($" {comparison.Policy.Name} ") || part.Title.Contains("policies at") || part.Title.Contains("policies a and b ")));
            var text = string.Join('\n', about.SelectMany(Lines));
            comparison.Findings.Should().OnlyContain(finding => text.Contains(finding.Control.Name), $"{comparison.Policy.Name} {comparison.At}");
        }
    }

    /// <summary>What both say is said once; under its own title each has only what the other doesn't say.</summary>
    [TestMethod]
    public void What_all_policies_of_a_level_change_is_said_once()
    {
        var parts = Parts(Plans.Of(Plans.Policy("a", "  readOnlyRootFilesystem: true") + Plans.Policy("b")), 100);

        parts.Select(part => part.Title).Should().HaveCount(3).And.ContainInOrder("both policies at baseline:latest");
        parts.SelectMany(Lines).Count(line => line.StartsWith("volumes: only configMap", StringComparison.Ordinal)).Should().Be(1);
        Lines(parts.Single(part => part.Title.StartsWith("policy a ", StringComparison.Ordinal))).Should()
            .OnlyContain(line => line.Contains("readOnlyRootFilesystem", StringComparison.Ordinal));
        parts.Single(part => part.Title.StartsWith("policy b ", StringComparison.Ordinal)).Title.Should().EndWith("; nothing else changes");
    }

    /// <summary>A policy with a laxer one beside it is enforced at the laxer one's level.</summary>
    [TestMethod]
    public void A_title_says_where_a_policy_reaches_and_what_it_would_fit_alone()
    {
        var titles = Parts(Plans.Of(Plans.Policy("a") + Plans.Policy("wide", Host) + Plans.Policy("unbound") + Plans.Reached("shop", "a", "wide")), 100)
            .Select(part => part.Title).ToArray();

        titles.Should().ContainSingle(title => title.StartsWith("policy a (in.yaml:2) at privileged:latest: in shop; alone it would fit baseline"));
        titles.Should().ContainSingle(title => title.StartsWith("policy unbound ") && title.Contains("reaches no namespace"));
    }

    [TestMethod]
    public void What_privileged_loses_is_said_before_its_lines()
    {
        Texts(Plans.Of(Plans.Policy("wide", Host))).Should().Contain(text => text.StartsWith("privileged limits nothing"));
        Texts(Plans.Of(Plans.Policy("p"))).Should().NotContain(text => text.StartsWith("privileged limits nothing"));
    }

    private static Details[] Parts(Plan plan, int rows) => [.. DifferencesSection.Of(plan, Style.Everything with { Rows = rows }).OfType<Details>()];

    private static string[] Texts(Plan plan) => [.. DifferencesSection.Of(plan, Style.Everything).OfType<Paragraph>().Select(paragraph => paragraph.Text)];

    private static string[] Lines(Details part) => [.. part.Blocks.OfType<Items>().SelectMany(items => items.All).Select(item => item.Line)];
}
