using PspMigrate.Manifests;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Html;

namespace PspMigrate.Tests.Reports.Html;

/// <summary>Blocks as elements that mean the same to browsers and screen readers.</summary>
[TestClass]
public sealed class HtmlBlocksTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    public static IEnumerable<object[]> Blocks =>
    [
        .. new Block[]
        {
            new Headline(Hostile),
            new Subheading(Hostile),
            new Paragraph(Hostile),
            new Table([Hostile], [[Hostile]]),
            new Items([new(Hostile, Tone.Lost, Hostile) { Place = Hostile, After = Hostile }]),
            new Verdicts([new(Hostile, Tone.Lost, Hostile, [Hostile, "  " + Hostile])]),
            new Messages([new(Severity.Error, Hostile, new(Hostile, 1, 1), Hostile)]),
            new Details(Hostile, [new Paragraph(Hostile)]),
            new Details(Hostile, []),
            new Commands([Hostile]) { Purposes = [Hostile] },
            new Steps([new(Hostile, [Hostile])]),
        }.Select(block => new object[] { block.GetType().Name, block }),
    ];

    [TestMethod]
    [DynamicData(nameof(Blocks))]
    public void No_text_of_any_block_becomes_markup(string kind, object block) =>
        Html((Block)block).Should().NotContain("<img", kind).And.Contain("&lt;img", kind);

    [TestMethod]
    public void Where_it_stands_is_told_apart_from_what_it_says() =>
        Html(new Items([new("volumes: only secret", Tone.Lost, "more") { Place = "psp.yaml:7", After = "; baseline allows all" }]))
            .Should().Be(
                "<ul class=items><li class=lost><b class=\"tag lost\">lost</b> volumes: only secret <code class=at>psp.yaml:7</code>; baseline allows all"
                + "<p>more</p></li></ul>");

    [TestMethod]
    public void A_reason_that_belongs_to_the_one_before_stands_below_it() =>
        Html(new Verdicts([new("FAILS", Tone.Lost, "Pod/a", ["refused, because", "  p: no volumes"])]))
            .Should().Contain("<li>refused, because</li><li class=sub>p: no volumes</li>");

    [TestMethod]
    public void Each_line_of_an_advice_is_a_line_and_a_message_about_nothing_has_no_place()
    {
        var html = Html(new Messages([new(Severity.Warning, "odd", Position.None, "do this\nthen that")]));

        html.Should().Contain("<p>do this</p><p>then that</p>").And.NotContain("<code");
    }

    [TestMethod]
    public void What_is_folded_at_first_can_be_unfolded_and_what_holds_nothing_cannot()
    {
        Html(new Details("title", [new Paragraph("a")], IsFolded: true)).Should().StartWith("<details><summary>title</summary>");
        Html(new Details("title", [new Paragraph("a")])).Should().StartWith("<details open><summary>title</summary>");
        Html(new Details("title", [])).Should().Be("<p>title</p>");
    }

    [TestMethod]
    public void A_step_is_ticked_off_by_its_words_and_a_command_is_copied_without_them()
    {
        var html = Html(new Steps([new("Label it:", ["kubectl label ns a b=c"])]));

        html.Should().Contain("<label><input type=checkbox><span>Label it:</span></label>").And.Contain("<code>kubectl label ns a b=c</code>");
    }

    [TestMethod]
    public void What_a_command_is_for_stands_before_it() =>
        Html(new Commands(["first", "second"]) { Purposes = ["for one", "for two"] })
            .Should().MatchRegex("(?s)for one.*<code>first</code>.*for two.*<code>second</code>");

    private static string Html(Block block) => HtmlBlocks.Of(block).Source().Replace("\n", "", StringComparison.Ordinal);
}
