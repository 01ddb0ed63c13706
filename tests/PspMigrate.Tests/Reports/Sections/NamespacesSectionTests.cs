using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Sections;

[TestClass]
public sealed class NamespacesSectionTests
{
    private const string Host = "  hostPID: true";

    private static readonly Plan Many = Plans.Of(
        string.Concat(Enumerable.Range(0, 4).Select(i => Plans.Policy($"p{i}", i % 2 == 0 ? "" : Host)))
            + string.Concat(Enumerable.Range(0, 12).Select(i => Plans.Reached($"ns{i}", $"p{i % 4}"))));

    [TestMethod]
    [DataRow(1, 2), DataRow(4, 4)]
    public void However_coarsely_rows_are_taken_together_each_namespace_is_in_one(int most, int rows)
    {
        var table = Table(Many, Style.Everything with { Rows = most });

        table.Rows.Should().HaveCount(rows, "two levels by two policies each");
        table.Rows.SelectMany(row => row[0].Text.Split([", ", " and "], StringSplitOptions.None)).Should()
            .BeEquivalentTo(Many.Namespaces.Select(item => item.Name));
        table.Rows.SelectMany(row => row[4].Text.Split(" and ")).Should().BeEquivalentTo("p0", "p1", "p2", "p3");
    }

    [TestMethod]
    public void Names_beyond_those_that_fit_are_counted() =>
        Table(Many, Style.Everything with { Rows = 1, Names = 3 }).Rows.Select(row => row[0].Text)
            .Should().Equal("ns0, ns10 and 4 more", "ns1, ns11 and 4 more");

    /// <summary>Labels say baseline at one version; the plan says baseline at the latest.</summary>
    [TestMethod]
    [DataRow("", "-", "baseline:latest")]
    [DataRow("enforce: baseline, enforce-version: latest", "baseline:latest", "baseline:latest (as it is)")]
    [DataRow("enforce: baseline, enforce-version: v1.24", "baseline:v1.24", "baseline:v1.24 (kept)")]
    [DataRow("enforce: restricted", "restricted", "restricted (kept)")]
    public void What_is_enforced_now_stands_beside_what_will_be(string labels, string current, string proposed)
    {
        labels = labels.Replace("enforce", "pod-security.kubernetes.io/enforce", StringComparison.Ordinal);
        var row = Table(Plans.Of(Plans.Policy("p") + Plans.Reached("shop", "p").Replace("labels: {}", $"labels: {{{labels}}}", StringComparison.Ordinal)),
            Style.Everything).Rows.Single();

        (row[1].Text, row[2].Text).Should().Be((current, proposed));
    }

    [TestMethod]
    public void A_level_that_several_policies_reach_is_told_with_how_many_there_were()
    {
        var row = Table(Plans.Of(Plans.Policy("a") + Plans.Policy("wide", Host) + Plans.Reached("shop", "a", "wide")), Style.Everything).Rows.Single();

        (row[4].Text, row[5].Text).Should().Be(("wide (of 2)", "RoleBinding/use-wide"));
    }

    /// <summary>The levels are privileged for the sake of wide; without it they would be baseline.</summary>
    [TestMethod]
    public void What_keeps_namespaces_from_a_stricter_level_is_named() =>
        Text(Plans.Of(Plans.Policy("a") + Plans.Policy("wide", Host) + Plans.Reached("one", "a", "wide") + Plans.Reached("two", "a", "wide")
                + Plans.Reached("three", "wide")))
            .Should().Contain("one and two would fit baseline if it weren't for policy wide.").And.NotContain("three would");

    [TestMethod]
    public void Namespaces_without_a_level_are_told_by_their_reason()
    {
        var text = Text(Plans.Of(
            Plans.Policy("p") + Plans.Reached("shop", "p") + Plans.Namespace("bare") + Plans.Namespace("empty") + Plans.Namespace("free"),
            new() { Closed = ClosedChoice.None }));

        text.Should().Contain("No level for bare, empty and free: no service account there may use a policy of the input.");
    }

    [TestMethod]
    public void A_namespace_in_which_nothing_could_run_is_closed_and_the_way_out_is_named() =>
        Text(Plans.Of(Plans.Policy("p") + Plans.Reached("shop", "p") + Plans.Namespace("bare"))).Should().Contain("bare: no account may use a policy there")
            .And.Contain("--no-policy none");

    [TestMethod]
    public void Without_policies_no_column_speaks_of_them() =>
        Table(Plans.Of(Plans.Namespace("shop") + Plans.Pod("a", "shop")), Style.Everything).Headers.Should()
            .NotContain(header => header.Contains("POLICY")).And.HaveCount(4);

    private static Table Table(Plan plan, Style style) => NamespacesSection.Of(plan, style).OfType<Table>().Single();

    private static string Text(Plan plan) => string.Join('\n', NamespacesSection.Of(plan, Style.Everything).SelectMany(block => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        Items items => items.All.Select(item => $"{item.Line} {item.Detail}"),
        _ => Array.Empty<string>(),
    }));
}
