using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Html;

namespace PspMigrate.Tests.Reports.Html;

/// <summary>A table that screen readers can read: each cell belongs to its column and its row.</summary>
[TestClass]
public sealed class HtmlTableTests
{
    [TestMethod]
    public void The_first_cell_of_a_row_names_the_row_and_numbers_stand_in_columns_of_numbers() =>
        Html(new(["NAMESPACE", "PODS"], [["shop", "7"]]) { Numbers = [1] }).Should().Contain(
                "<thead><tr><th scope=col>NAMESPACE</th><th scope=col class=number>PODS</th></tr></thead>")
            .And.Contain("<th scope=row>shop</th><td class=number>7</td>");

    [TestMethod]
    public void What_is_said_of_rows_that_are_left_out_goes_across_all_columns() =>
        Html(new(["A", "B", "C"], [["a", "b", "c"], ["and 3 more"]])).Should().Contain("<th scope=row colspan=3>and 3 more</th></tr>");

    /// <summary>Not everybody sees colours: a marked row says why in a word.</summary>
    [TestMethod]
    public void A_marked_row_says_so_in_a_word() =>
        Html(new(["A"], [["fine"], ["bad"]]) { Marks = [Tone.Plain, Tone.Warning] }).Should()
            .Contain("<tr class=plain><th scope=row colspan=1>fine</th>").And.Contain("<tr class=warning>").And.Contain(">attention</b> bad</th>");

    [TestMethod]
    public void It_can_be_scrolled_with_the_keyboard() => Html(new(["A"], [["a"]])).Should().StartWith("<div class=scroll tabindex=0><table>");

    private static string Html(Table table) => HtmlTable.Of(table).Source();
}
