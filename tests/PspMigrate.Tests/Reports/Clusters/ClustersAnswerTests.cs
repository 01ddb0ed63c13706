using System.Text.Json;
using System.Text.RegularExpressions;
using PspMigrate.Reports;
using PspMigrate.Reports.Clusters;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Clusters;

[TestClass]
public sealed class ClustersAnswerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly ClustersAnswer Two = new([Part("prod", "shop", "bank"), Part("te\e[31mst", "shop")]);

    [TestMethod]
    public void Each_cluster_has_its_answer_and_all_of_them_come_last_at_a_glance()
    {
        var blocks = Two.Blocks(Style.Everything).ToArray();

        blocks.OfType<Heading>().Select(heading => heading.Text).Where(text => text.Contains("luster")).Should()
            .Equal("Cluster prod", @"Cluster te\u001b[31mst", "All clusters");
        var table = blocks.OfType<Table>().Last();
        table.Rows.Select(row => (row[0].Text, row[2].Text)).Should().Equal(("prod", "2"), (@"te\u001b[31mst", "1"));
        table.Headers.Should().HaveSameCount(table.Rows[0]);
    }

    /// <summary>Sections of two clusters have the same headings; what leads to one must not lead to the other.</summary>
    [TestMethod]
    public void A_page_has_a_part_for_each_cluster_and_no_place_twice()
    {
        var page = ReportForm.Html.Render(Two);

        Regex.Matches(page, ">(?<title>(Cluster [^<]*|All clusters))</h2>", RegexOptions.ExplicitCapture, Patience).Select(match => match.Groups["title"].Value)
            .Should().Equal("All clusters", "Cluster prod", @"Cluster te\u001b[31mst");
        var places = Regex.Matches(page, " id=\"?(?<id>[\\w-]+)", RegexOptions.ExplicitCapture, Patience).Select(match => match.Groups["id"].Value).ToArray();
        places.Should().OnlyHaveUniqueItems();
        Regex.Matches(page, " href=\"?#(?<id>[\\w-]+)", RegexOptions.ExplicitCapture, Patience).Select(match => match.Groups["id"].Value)
            .Should().NotBeEmpty().And.BeSubsetOf(places);
    }

    [TestMethod]
    public void At_a_glance_nothing_else_is_shown() => new ClustersAnswer([Part("prod", "shop")]) { IsBrief = true }.Blocks(Style.Everything)
        .Should().HaveCount(2).And.AllSatisfy(block => (block is Heading { Text: "All clusters" } or Table).Should().BeTrue());

    /// <summary>Lines for grep: whose they are stands in front, and tables of the same columns are one.</summary>
    [TestMethod]
    public void Rows_of_all_clusters_are_one_table_for_each_kind()
    {
        var tables = Two.Rows().ToArray();

        tables.Select(table => string.Join(' ', table.Headers)).Should().OnlyHaveUniqueItems().And.OnlyContain(headers => headers.StartsWith("CLUSTER "));
        var namespaces = tables.Single(table => table.Rows.Any(row => row.Any(cell => cell.Text == "bank")));
        namespaces.Rows.Select(row => row[0].Text).Should().Equal("prod", "prod", @"te\u001b[31mst");
    }

    [TestMethod]
    public void Programs_get_each_report_whole()
    {
        using var json = JsonDocument.Parse(ReportForm.Json.Render(Two));
        var clusters = json.RootElement.GetProperty("clusters").EnumerateArray().ToArray();

        clusters.Select(cluster => cluster.GetProperty("cluster").GetString()).Should().Equal("prod", "te\e[31mst");
        clusters.Select(cluster => cluster.GetProperty("report").GetProperty("namespaces").GetArrayLength()).Should().Equal(2, 1);
        clusters[0].GetProperty("counts").GetProperty("baseline").GetInt32().Should().Be(2);
    }

    private static ClusterPart Part(string name, params string[] namespaces)
    {
        var plan = Plans.Of(Plans.Policy("p") + string.Concat(namespaces.Select(ns => Plans.Reached(ns, "p"))));
        return ClusterPart.Of(name, plan, new PlanAnswer(plan));
    }
}
