using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Html;

namespace PspMigrate.Tests.Reports.Html;

/// <summary>What every page has around its answer.</summary>
[TestClass]
public sealed partial class HtmlPageTests
{
    [TestMethod]
    public void Each_section_is_listed_and_ends_before_the_next_begins()
    {
        var page = Page(new Heading("First"), new Paragraph("one"), new Heading("Second"), new Paragraph("two"));

        Link().Matches(page).Select(match => match.Groups["title"].Value).Should().Equal("First", "Second");
        foreach (Match link in Link().Matches(page))
            page.Should().Contain($"<section id={link.Groups["id"].Value} ").And.Contain($">{link.Groups["title"].Value}</h2>");
        page.Split("<section").Skip(1).Should().OnlyContain(section => section.Contains("</section>", StringComparison.Ordinal));
    }

    [TestMethod]
    public void One_section_needs_no_list() => Page(new Heading("Only"), new Paragraph("one")).Should().Contain(">Only</h2>").And.NotContain("<nav");

    /// <remarks>w3.org/TR/CSP3, 2.3.1: a script or style runs if the policy holds the hash of the text between its tags.</remarks>
    [TestMethod]
    public void The_page_lets_only_its_own_style_and_script_run()
    {
        var page = Page(new Heading("Only"));
        var policy = Policy().Match(page).Groups["policy"].Value.Replace("&#39;", "'", StringComparison.Ordinal);

        policy.Should().StartWith("default-src 'none'; ").And.Contain($"style-src '{Hash(Style().Match(page))}'")
            .And.Contain($"script-src '{Hash(Script().Matches(page).Single())}'").And.NotContain("unsafe").And.NotContain("http");
    }

    [TestMethod]
    public void A_page_needs_nothing_from_anywhere() => Page(new Heading("Only")).Should().NotMatchRegex("""(src|href)\s*=\s*["']?(https?:)?//""");

    [TestMethod]
    public void The_title_is_text_wherever_it_stands() =>
        new HtmlPage("</title><script>").Render(new EmbeddedData(_ => { })).Should().NotContain("</title><script>");

    [TestMethod]
    public void Places_have_names_of_their_own()
    {
        var page = new HtmlPage("title");

        Enumerable.Range(0, 100).Select(_ => page.NewId()).Should().OnlyHaveUniqueItems();
    }

    private static string Page(params Block[] blocks)
    {
        var page = new HtmlPage("title");
        page.Add(blocks);
        return page.Render(new EmbeddedData(json => json.WriteString("kind", "Report")));
    }

    private static string Hash(Match element) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.Groups["text"].Value)))}";

    [GeneratedRegex("<li><a href=\"?#(?<id>[^\">]+)\"?>(?<title>[^<]+)</a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("http-equiv=Content-Security-Policy content=\"(?<policy>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Policy();

    [GeneratedRegex("<style>(?<text>.*?)</style>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Style();

    [GeneratedRegex("<script>(?<text>.*?)</script>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Script();
}
