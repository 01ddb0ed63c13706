using PspMigrate.Reports.Document;

namespace PspMigrate.Tests.Reports.Document;

[TestClass]
public sealed class MarkdownRendererTests
{
    /// <remarks>github.github.com/gfm, "Fenced code blocks": a fence ends with one of at least its length.</remarks>
    [TestMethod]
    [DataRow("echo a", "```")]
    [DataRow("echo ```", "````")]
    [DataRow("echo `````", "``````")]
    public void No_command_ends_its_own_fence(string command, string fence) =>
        Render(new Commands([command])).Should().Be($"{fence}sh\n{command}\n{fence}\n");

    /// <remarks>A blank line before a block: else it would be a part of the paragraph above.</remarks>
    [TestMethod]
    public void Blocks_are_apart_by_one_line() =>
        Render(new Headline("a"), new Gap(), new Paragraph("b"), new Items([new("c", Detail: "d"), new("e")]), new Paragraph("f"))
            .Should().Be("a\n\nb\n\n- c\n\n  d\n\n- e\n\nf\n");

    [TestMethod]
    public void Numbers_stand_at_the_right() => Render(new Table(["A", "B"], [["x", "1"]]) { Numbers = [1] })
        .Should().Be("| A | B |\n| --- | ---: |\n| x | 1 |\n");

    [TestMethod]
    public void What_is_folded_away_is_open_where_it_should_be()
    {
        Render(new Details("t", [new Paragraph("p")], IsFolded: true)).Should().StartWith("<details>\n<summary>t</summary>\n\np\n");
        Render(new Details("t", [new Paragraph("p")])).Should().StartWith("<details open>\n");
        Render(new Details("t", [])).Should().Be("t\n", "there is nothing to fold");
    }

    private static string Render(params Block[] blocks) => MarkdownRenderer.Render(blocks);
}
