using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Tests.Reports.Html;

/// <summary>What the page of a plan says; what it does is tested in a browser.</summary>
[TestClass]
public sealed partial class PlanPageTests
{
    private const int Megabyte = 1_000_000;

    private static string Page(Plan plan) => ReportForm.Html.Render(new PlanAnswer(plan));

    private static string Reach(string @namespace, string policies) =>
        $"---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: {@namespace}}}\n" + Plans.Use(@namespace, policies);

    [TestMethod]
    public void Every_link_leads_to_one_place_of_the_page()
    {
        var page = Page(Plans.OfFixture("article"));

        var ids = Id().Matches(page).Select(match => match.Groups["id"].Value).ToArray();
        ids.Should().OnlyHaveUniqueItems();
        Link().Matches(page).Select(match => match.Groups["id"].Value).Should().NotBeEmpty().And.BeSubsetOf(ids);
    }

    [TestMethod]
    public void Namespaces_with_the_same_answer_share_a_row_of_the_matrix()
    {
        var page = Page(Plans.Of(Plans.Policy("p") + Reach("one", "p") + Reach("two", "p")));

        Row().Matches(page).Should().ContainSingle().Which.Value.Should().Contain("one, two");
    }

    [TestMethod]
    public void A_rule_that_is_lost_leads_to_the_line_with_its_place()
    {
        var page = Page(Plans.Of(Plans.Policy("p", "  hostPorts: [{min: 80, max: 90}]") + Reach("one", "p")));

        var target = LostCell().Matches(page).Select(match => match.Groups["id"].Value).First();
        page.Should().MatchRegex($"<li id={target} class=l>.*?\\(|<article class=drawer id={target} ");
    }

    [TestMethod]
    public void A_thousand_namespaces_fit_a_megabyte_and_none_is_left_out()
    {
        var names = Enumerable.Range(1, 1000).Select(i => $"team-{i}").ToArray();
        var policies = Enumerable
            .Range(1, 20)
            .Select(i => Plans.Policy($"p{i}", $"  hostPorts: [{{min: {i}, max: {i * 100}}}]\n  hostNetwork: {(i % 3 == 0 ? "true" : "false")}"));
        var plan = Plans.Of(string.Concat(policies) + string.Concat(names.Select((name, i) => Reach(name, $"p{(i % 20) + 1}"))));

        var page = Page(plan);

        Encoding.UTF8.GetByteCount(page).Should().BeLessThan(Megabyte);
        Name().Matches(page).Select(match => match.Value).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(names);
        using var data = JsonDocument.Parse(Data().Match(page).Groups["json"].Value);
        using var unpacked = new GZipStream(new MemoryStream(data.RootElement.GetProperty("data").GetBytesFromBase64()), CompressionMode.Decompress);
        using var report = JsonDocument.Parse(unpacked);
        report.RootElement.GetProperty("namespaces").GetArrayLength().Should().Be(names.Length);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("apiVersion: v1\nkind: Namespace\nmetadata: {name: one}\n")]
    public void A_page_has_something_to_say_where_there_are_no_policies(string manifests) => Page(Plans.Of(manifests)).Should().Contain("class=headline");

    [TestMethod]
    public void Policies_without_bindings_are_the_rows() =>
        Row().Matches(Page(Plans.Of(Plans.Policy("p") + Plans.Policy("q", "  privileged: true")))).Should().HaveCount(2);

    [GeneratedRegex(@" id=(?<id>[\w-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@" href=#(?<id>[\w-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<tr data-find>.*?</tr>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"<td class=l><a href=#(?<id>\w+)>lost", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LostCell();

    [GeneratedRegex(@"team-\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("id=report>(?<json>.*?)</script>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Data();
}
