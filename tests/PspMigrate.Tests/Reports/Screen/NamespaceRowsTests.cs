using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Screen;

namespace PspMigrate.Tests.Reports.Screen;

/// <summary>However little room there is, no namespace is lost and the urgent ones are seen.</summary>
[TestClass]
public sealed class NamespaceRowsTests
{
    private static readonly Plan Sixty = Plans.Of(HardCases.Namespaces(60));

    public static IEnumerable<object[]> Rooms => Enumerable.Range(3, 30).Append(59).Append(60).Append(61).Select(room => new object[] { room });

    [TestMethod]
    [DynamicData(nameof(Rooms))]
    public void Every_namespace_has_a_row_or_is_counted_and_nothing_goes_beyond_the_room(int room)
    {
        var table = new NamespaceRows(Sixty, 80).Of(room);

        table.Rows.Length.Should().BeLessThanOrEqualTo(room);
        (table.Rows.Count(row => row.Length > 1) + table.Rows.Where(row => row.Length == 1).Sum(row => Counted(row[0].Text))).Should().Be(60);
        table.Marks.Should().HaveCount(table.Rows.Length);
    }

    /// <summary>Workloads that are counted behind a row are those of the namespaces that it stands for: one each.</summary>
    [TestMethod]
    [DataRow(5), DataRow(6), DataRow(20)]
    public void Workloads_of_all_rows_add_up(int room)
    {
        var table = new NamespaceRows(Sixty, 80).Of(room);

        var shown = table.Rows.Where(row => row.Length > 1).Sum(row => row[^3..].Sum(cell => cell.Text is "-" ? 0 : int.Parse(cell.Text, null)));
        var counted = table.Rows.Where(row => row.Length == 1)
            .Sum(row => row[0].Text[(row[0].Text.IndexOf(':') + 1)..].Split(',').Sum(part => int.Parse(part.Trim().Split(' ')[0], null)));
        (shown + counted).Should().Be(60);
    }

    [TestMethod]
    public void What_is_refused_comes_first_then_what_is_open_then_the_rest() =>
        new NamespaceRows(Sixty, 80).Of(60).Marks.Should().Equal(
            [.. Enumerable.Repeat(Tone.Warning, 20), .. Enumerable.Repeat(Tone.Open, 20), .. Enumerable.Repeat(Tone.Plain, 20)]);

    [TestMethod]
    public void Room_that_is_left_shows_more_of_the_most_urgent_one_by_one()
    {
        var marks = new NamespaceRows(Sixty, 80).Of(10).Marks;

        marks.Count(mark => mark == Tone.Warning).Should().BeGreaterThan(marks.Count(mark => mark == Tone.Open));
    }

    [TestMethod]
    [DataRow(80), DataRow(100), DataRow(120)]
    public void Long_names_are_cut_so_that_rows_fit_and_numbers_stay(int width)
    {
        var policy = $"policy-{new string('x', 60)}-end";
        var ns = $"team-{new string('y', 50)}-end";
        var table = new NamespaceRows(Plans.Of(Plans.Policy(policy) + Plans.Reached(ns, policy) + Plans.Pod("a", ns)), width).Of(5);

        var lines = new TextRenderer(default, width).Render([table]).TrimEnd('\n').Split('\n');
        lines.Should().OnlyContain(line => line.Length <= width);
        lines[^1].Should().MatchRegex("^  team-y*…y*-end .* 1 +- +-$");
    }

    [TestMethod]
    public void Without_policies_there_is_no_column_for_them()
    {
        var table = new NamespaceRows(Plans.Of(Plans.Namespace("shop") + Plans.Pod("a", "shop")), 80).Of(5);

        table.Headers.Should().NotContain("BY POLICY");
        table.Numbers.Select(column => table.Headers[column]).Should().Equal("OK", "FIX", "REFUSED");
    }

    private static int Counted(string text) => int.Parse(text.Split(' ')[1], null);
}
