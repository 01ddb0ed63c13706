using System.Net;
using System.Text.RegularExpressions;
using PspMigrate.Reports.Html.Reach;

namespace PspMigrate.Tests.Reports.Html.Reach;

/// <summary>A drawing for those who see it, and the same as a list for those who don't.</summary>
[TestClass]
public sealed partial class ReachDrawingTests
{
    [TestMethod]
    public void What_is_drawn_is_hidden_from_screen_readers_and_told_them_as_a_list()
    {
        var html = Draw(Way("wide", "shop"));

        html.Should().MatchRegex("<svg [^>]*aria-hidden=true");
        Told(html).Should().Equal("wide ← role ← binding ← subject ← shop");
    }

    [TestMethod]
    public void Of_many_ways_the_rest_is_counted()
    {
        var told = Told(Draw([.. Enumerable.Range(1, 20).Select(i => Way("wide", $"ns{i}"))]));

        told[..^1].Should().OnlyContain(way => way.StartsWith("wide ← ", StringComparison.Ordinal));
        told[^1].Should().Be($"and {20 - (told.Length - 1)} more ways");
    }

    [TestMethod]
    public void One_way_beyond_the_list_is_not_told_as_many() =>
        Told(Draw([.. Enumerable.Range(1, 9).Select(i => Way("wide", $"ns{i}"))]))[^1].Should().NotContain("1 more ways");

    [TestMethod]
    public void Each_box_is_drawn_once_and_each_step_is_an_edge()
    {
        var html = Draw(Way("wide", "one"), Way("wide", "two"));

        Path(html, "boxes").Count(c => c == 'M').Should().Be(6, "policy, role, binding and subject are shared");
        Path(html, "edges").Count(c => c == 'M').Should().Be(5, "three steps that are shared, and one to each namespace");
        TextOf(html).Where(text => text is "wide" or "one" or "two").Should().BeEquivalentTo("wide", "one", "two");
    }

    [TestMethod]
    public void Names_are_text() => Draw(Way("<script>", "a&b")).Should().NotContain("<script>").And.Contain("&lt;script&gt;").And.Contain("a&amp;b");

    [TestMethod]
    public void Layers_have_their_titles_in_order() => TextOf(Draw(Way("p", "n"))).Where(text => ReachPaths.Titles.Contains(text, StringComparer.Ordinal))
        .Should().Equal(ReachPaths.Titles);

    private static ImmutableArray<string> Way(string policy, string ns) => [policy, "role", "binding", "subject", ns];

    private static string Draw(params ImmutableArray<string>[] ways) => ReachDrawing.Of(ways).Source();

    private static string[] Told(string html) => [.. Entry().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["text"].Value))];

    private static string[] TextOf(string html) => [.. Drawn().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["text"].Value))];

    private static string Path(string html, string name) =>
        Regex.Match(html, $"<path class={name} d=\"(?<d>[^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(10)).Groups["d"].Value;

    [GeneratedRegex("<li>(?<text>[^<]*)</li>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex("<text [^>]*>(?<text>[^<]*)</text>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Drawn();
}
