using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Html.Matrix;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Html.Matrix;

/// <summary>Rows are taken together so that pages stay small; what a reader looks for must still be in one of them.</summary>
[TestClass]
public sealed class MatrixRowsTests
{
    private const string Host = "  hostPID: true\n  hostIPC: true\n  hostNetwork: true";

    private static readonly Plan Many = Plans.Of(
        string.Concat(Enumerable.Range(0, 6).Select(i => Plans.Policy($"p{i}", i % 2 == 0 ? $"  hostPorts: [{{min: {i}, max: 90}}]" : Host)))
            + string.Concat(Enumerable.Range(0, 12).Select(i => Plans.Reached($"ns{i}", $"p{i % 6}")))
            + Plans.Namespace("bare") + Plans.Pod("a", "bare"));

    [TestMethod]
    [DataRow(1), DataRow(3), DataRow(5), DataRow(100)]
    public void However_coarsely_rows_are_taken_together_each_namespace_and_policy_is_in_one(int most)
    {
        var rows = Rows(Many, most);

        rows.SelectMany(row => row.Names).Should().BeEquivalentTo(Many.Namespaces.Select(item => item.Name));
        rows.SelectMany(row => row.Policies).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(["p0", "p1", "p2", "p3", "p4", "p5"]);
    }

    [TestMethod]
    public void Namespaces_with_equal_marks_share_a_row_across_policies_only_where_there_are_too_many()
    {
        Rows(Many, 100).Should().HaveCount(7, "of six policies and none");
        Rows(Many, 6).Should().HaveCount(3, "of two kinds of policy and none");
    }

    [TestMethod]
    public void Levels_that_differ_never_share_a_row()
    {
        var byName = Many.Namespaces.ToDictionary(item => item.Name, item => item.Enforced?.Name() ?? "no level", StringComparer.Ordinal);

        foreach (var row in Rows(Many, 1))
            row.Names.Select(name => byName[name]).Should().AllBe(row.Then);
    }

    /// <summary>The cells of what is folded are those of all: with equal worst marks, one may have further ones.</summary>
    [TestMethod]
    public void A_row_of_several_has_every_mark_and_every_line_of_each()
    {
        var plan = Plans.Of(Plans.Policy("a", "  defaultAddCapabilities: [CHOWN]") + Plans.Policy("b") + Plans.Reached("one", "a") + Plans.Reached("two", "b"));
        var fine = Rows(plan, 2);
        var coarse = Rows(plan, 1).Should().ContainSingle().Which;

        foreach (var (i, cell) in coarse.Cells.Index())
        {
            cell.Marks.Should().Equal(fine.SelectMany(row => row.Cells[i].Marks).Distinct().Order());
            cell.Entries.Should().BeEquivalentTo(fine.SelectMany(row => row.Cells[i].Entries).Distinct());
        }

        Cell(coarse, "capabilities").Marks.Should().Contain([MatrixMark.Lost, MatrixMark.Unfilled]);
    }

    [TestMethod]
    public void What_loses_most_comes_first_and_what_is_not_known_last()
    {
        var rows = Rows(Many, 100);

        rows.Select(row => row.Cells.Count(cell => cell.Marks[0] == MatrixMark.Lost)).Should().BeInDescendingOrder();
        rows[^1].Names.Should().Equal("bare");
        rows[^1].Cells.Should().BeEmpty();
    }

    /// <summary>Pods of team could use wide, which admits all that narrow refuses; pods of alone couldn't.</summary>
    [TestMethod]
    public void A_rule_is_lost_only_where_it_held()
    {
        var plan = Plans.Of(Plans.Policy("narrow", "  hostIPC: true") + Plans.Policy("wide", Host)
            + Plans.Reached("team", "narrow", "wide") + Plans.Reached("alone", "narrow"));
        var rows = Rows(plan, 100);

        Cell(Of(rows, "alone"), "hostNamespaces").Marks.Should().Contain(MatrixMark.Lost).And.NotContain(MatrixMark.NeverHeld);
        Cell(Of(rows, "team"), "hostNamespaces").Marks.Should().Contain(MatrixMark.NeverHeld).And.NotContain(MatrixMark.Lost);
    }

    [TestMethod]
    public void Where_nothing_says_who_may_use_policies_each_is_a_row_at_its_own_level() =>
        Rows(Plans.Of(Plans.Policy("p") + Plans.Policy("q", Host)), 100).Select(row => (row.Names.Single(), row.Now, row.Then))
            .Should().BeEquivalentTo([("p", "-", "baseline"), ("q", "-", "privileged")]);

    private static ImmutableArray<MatrixRow> Rows(Plan plan, int most)
    {
        var ids = 0;
        var style = Style.Everything with { Rows = most };
        return new MatrixRows(plan, new MatrixTopics(plan, style, () => $"i{++ids}"), style).All();
    }

    private static MatrixRow Of(ImmutableArray<MatrixRow> rows, string name) => rows.Single(row => row.Names.Contains(name));

    private static MatrixCell Cell(MatrixRow row, string control) =>
        row.Cells[ControlTable.All.Index().Single(item => string.Equals(item.Item.Name, control, StringComparison.Ordinal)).Index];
}
