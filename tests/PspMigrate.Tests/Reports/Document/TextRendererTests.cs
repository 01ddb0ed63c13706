using PspMigrate.Reports;
using PspMigrate.Reports.Document;

namespace PspMigrate.Tests.Reports.Document;

[TestClass]
public sealed class TextRendererTests
{
    [TestMethod]
    public void Columns_line_up_and_lines_have_no_blanks_at_their_ends() =>
        Render(new Table(["NAME", "COUNT", "NOTE"], [["a", "1,000", "x"], ["longer", "2", ""]]) { Numbers = [1] })
            .Should().Be("NAME     COUNT   NOTE\na        1,000   x\nlonger       2\n");

    /// <summary>A row with a single cell says something about rows that are left out.</summary>
    [TestMethod]
    public void A_remark_below_a_table_makes_no_column_wider() =>
        Render(new Table(["A", "B"], [["x", "y"], ["and 3 more, all of them alike"]])).Should().Be("A   B\nx   y\nand 3 more, all of them alike\n");

    [TestMethod]
    public void Marked_rows_have_a_sign_and_others_a_blank() =>
        Render(new Table(["A"], [["x"], ["y"]]) { Marks = [Tone.Warning, Tone.Plain] }).Should().Be("  A\n! x\n  y\n");

    [TestMethod]
    [DataRow(40, "  kubectl get ns  # see\n  ls              # list\n", DisplayName = "behind the commands, in a column")]
    [DataRow(23, "  kubectl get ns  # see\n  ls  # list\n", DisplayName = "behind each where the column doesn't fit")]
    [DataRow(18, "  # see\n  kubectl get ns\n  ls  # list\n", DisplayName = "above it where the line doesn't fit")]
    public void What_a_command_is_for_stands_where_it_fits(int width, string text) =>
        Render(width, new Commands(["kubectl get ns", "ls"]) { Purposes = ["see", "list"] }).Should().Be(text);

    [TestMethod]
    public void Text_is_wrapped_and_what_a_terminal_acts_on_is_written_out() =>
        Render(12, new Paragraph("one two three \u001b[2J")).Should().Be("one two\nthree\n\\u001b[2J\n");

    [TestMethod]
    public void Colour_goes_around_text_and_moves_no_column() =>
        new TextRenderer(new Ink(HasColour: true), 80).Render([new Table(["A", "B"], [[new("x", Tone.Warning), "y"]])])
            .Should().Be("A   B\n\e[1;33mx\e[0m   y\n");

    private static string Render(params Block[] blocks) => Render(80, blocks);

    private static string Render(int width, params Block[] blocks) => new TextRenderer(default, width).Render(blocks);
}
