using System.Net;
using System.Text.RegularExpressions;
using PspMigrate.Conversion;
using PspMigrate.Reports.Html;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Html;

/// <remarks>Which pods pass which level: docs/facts/pod-security-checks.md.</remarks>
[TestClass]
public sealed partial class WorkloadsTableTests
{
    /// <summary>The policies fit baseline, which refuses host namespaces; two of the namespaces have a pod each with one.</summary>
    private static readonly Plan Cluster = Plans.Of(
        Plans.Policy("p") + string.Concat(Enumerable.Range(1, 4).Select(i => Plans.Reached($"ns{i}", "p"))) + Plans.Pod("a", "ns1") + Plans.Pod("b", "ns2")
            + Plans.Pod("net", "ns2", "hostNetwork: true, ") + Plans.Pod("pid", "ns3", "hostPID: true, ") + Plans.Pod("more", "ns3", "hostPID: true, ")
            + Plans.Pod("port", "ns3").Replace("image: i", "image: i, ports: [{hostPort: 80, containerPort: 80}]", StringComparison.Ordinal));

    [TestMethod]
    public void What_passes_and_what_is_refused_adds_up_to_all_workloads_of_a_row()
    {
        var rows = Rows(Cluster, 100);

        rows.Should().OnlyContain(row => Number(row[2]) == Number(row[3]) + Number(row[4]) + Number(row[5]));
        rows.Sum(row => Number(row[2])).Should().Be(6);
        rows.Select(row => (row[0], row[5])).Should().Equal(("ns3", "3"), ("ns2", "1"), ("ns1", "0"));
    }

    [TestMethod]
    public void Rows_beyond_the_most_urgent_are_counted()
    {
        Rows(Cluster, 1).Should().ContainSingle().Which[0].Should().Be("ns3");
        Text(Cluster, 1).Should().Contain("and 2 more rows");
    }

    /// <summary>Host namespaces refuse three pods, a host port refuses one.</summary>
    [TestMethod]
    public void Refused_workloads_stand_under_their_reason_most_of_them_first()
    {
        var titles = Summary().Matches(Text(Cluster, 100)).Select(match => WebUtility.HtmlDecode(match.Groups["title"].Value)).ToArray();

        titles.Should().SatisfyRespectively(
            first => first.Should().Contain("host namespaces").And.EndWith("(3 workloads)"),
            second => second.Should().Contain("hostPort").And.EndWith("(1 workload)"));
        Text(Cluster, 100).Should().Contain("Pod/net in ns2").And.Contain("Pod/pid in ns3").And.Contain("Pod/more in ns3").And.Contain("Pod/port in ns3");
    }

    [TestMethod]
    public void Namespaces_without_workloads_are_no_rows() => Text(Cluster, 100).Should().NotContain("ns4");

    private static string[][] Rows(Plan plan, int most) =>
    [
        .. Row().Matches(Text(plan, most)).Select(row => Cell().Matches(row.Groups["cells"].Value).Select(cell => cell.Groups["text"].Value).ToArray()),
    ];

    private static int Number(string text) => int.Parse(text, null);

    private static string Text(Plan plan, int most)
    {
        var page = new HtmlPage("title");
        WorkloadsTable.Write(page, plan, Style.Everything with { Rows = most });
        return page.Body.Source();
    }

    [GeneratedRegex("<tr class=[^>]*>(?<cells>.*?)</tr>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("<t[hd][^>]*>(?<text>[^<]*)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cell();

    [GeneratedRegex("<summary>(?<title>.*?)</summary>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Summary();
}
