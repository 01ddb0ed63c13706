using System.Net;
using System.Text.RegularExpressions;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Html.Matrix;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Html.Matrix;

/// <summary>The matrix as it stands in the page, sign and word of each cell.</summary>
[TestClass]
public sealed partial class MatrixTableTests
{
    private static readonly Plan Plan = Plans.Of(
        Plans.Policy("p") + string.Concat(Enumerable.Range(1, 6).Select(i => Plans.Reached($"ns{i}", "p"))) + Plans.Namespace("bare") + Plans.Pod("a", "bare"),
        new() { Closed = ClosedChoice.None });

    /// <summary>Controls that change nowhere are named below, so that none is missing.</summary>
    [TestMethod]
    public void Each_control_is_a_column_or_named_as_the_same_everywhere()
    {
        var html = Html();
        var columns = Column().Matches(html).Select(match => match.Groups["name"].Value).ToArray();
        var same = html[html.IndexOf("The same everywhere: ", StringComparison.Ordinal)..].Split(": ")[1].Split('.')[0].Split(", ");

        columns.Should().NotBeEmpty().And.NotContain(same);
        columns.Concat(same).Should().BeEquivalentTo(ControlTable.All.Select(control => control.Name));
        Row("ns1").Split("<td").Length.Should().Be(columns.Length + 1);
    }

    [TestMethod]
    public void Names_beyond_the_first_are_folded_with_their_number_and_still_there()
    {
        var row = WebUtility.HtmlDecode(Row("ns1"));

        row.Should().Contain("ns1, ns2, ns3<details><summary>and 3 more</summary>ns4, ns5, ns6</details>");
    }

    /// <summary>A sign alone says nothing to a screen reader: the link's text is the word.</summary>
    [TestMethod]
    public void A_mark_is_a_word_that_leads_to_a_line_of_the_page()
    {
        var row = Row("ns1");
        var lost = Plan.Policies.Single().At(Level.Baseline).Findings.Where(finding => finding.Kind == FindingKind.Lost)
            .Select(finding => finding.Control).Distinct().Count();

        Regex.Count(row, "<td class=\"?l[^>]*><a href=#i\\d+>lost", RegexOptions.None, TimeSpan.FromSeconds(10)).Should().Be(lost);
    }

    [TestMethod]
    public void Where_there_is_no_level_the_row_says_that_there_is_nothing_to_compare() =>
        Row("bare").Should().Contain("nothing to compare").And.NotContain("href");

    private static string Row(string name) => Html().Split("<tr").Single(row => row.Contains($"<th scope=row>{name}", StringComparison.Ordinal));

    private static string Html()
    {
        var ids = 0;
        var topics = new MatrixTopics(Plan, Style.Everything, () => $"i{++ids}");
        return new MatrixTable(topics).Of("matrix", new MatrixRows(Plan, topics, Style.Everything).All(), "namespaces").Source();
    }

    [GeneratedRegex(@"<th scope=col class=c><span>(?<name>\w+)</span>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();
}
