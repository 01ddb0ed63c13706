using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Html.Matrix;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Html.Matrix;

/// <summary>What the marks of the matrix lead to.</summary>
[TestClass]
public sealed class MatrixTopicsTests
{
    private static readonly Plan Article = Plans.OfFixture("article");

    [TestMethod]
    public void Every_difference_of_the_report_has_its_line()
    {
        var topics = Topics(Article);

        foreach (var comparison in Article.Comparisons)
        {
            foreach (var finding in comparison.Findings)
                topics.EntryOf(finding).Sources.Should().ContainSingle(source => ReferenceEquals(source.Finding, finding) && source.Comparison == comparison);
        }
    }

    [TestMethod]
    public void A_line_that_is_true_of_two_policies_stands_once_with_a_place_for_each()
    {
        var topics = Topics(Plans.Of(Plans.Policy("a") + Plans.Policy("b")));

        var entry = topics.All.Single(topic => topic.Control.Name is "volumes").Entries.Single(entry => entry.Mark == MatrixMark.Lost);

        // The field of b stands as many lines below that of a as a policy has.
        var lines = Plans.Policy("a").Count(c => c == '\n');
        entry.Sources.Select(source => (source.Comparison.Policy.Name, source.Place)).Should().Equal(("a", "in.yaml:10"), ("b", $"in.yaml:{10 + lines}"));
    }

    [TestMethod]
    public void The_laxest_level_comes_first_then_the_order_of_the_controls_then_the_worst_line()
    {
        var topics = Topics(Plans.Of(Plans.Policy("p") + Plans.Policy("q", "  hostPID: true"))).All;

        topics.Select(topic => topic.At.Level).Should().BeInAscendingOrder().And.Contain([Level.Privileged, Level.Baseline]);
        foreach (var level in topics.GroupBy(topic => topic.At))
            level.Select(topic => ControlTable.All.IndexOf(topic.Control)).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        topics.Should().OnlyContain(topic => topic.Entries.Select(entry => entry.Mark).SequenceEqual(topic.Entries.Select(entry => entry.Mark).Order()));
    }

    [TestMethod]
    public void One_line_is_a_place_by_itself_and_several_are_the_place_of_their_control()
    {
        var topics = Topics(Article);
        var topic = topics.All.First(topic => topic.Entries.Length > 1);

        topics.PlaceOf([topic.Entries[1]]).Should().Be(topic.Entries[1].Id);
        topics.PlaceOf(topic.Entries).Should().Be(topic.Id);
        topics.All.SelectMany(item => item.Entries.Select(entry => entry.Id).Prepend(item.Id)).Should().OnlyHaveUniqueItems();
    }

    /// <summary>Accounts of team may use wide, too; those of alone and other may not.</summary>
    [TestMethod]
    public void A_rule_that_held_in_some_namespaces_is_lost_and_its_place_counts_the_others()
    {
        var topics = Topics(Plans.Of(Plans.Policy("narrow", "  hostIPC: true") + Plans.Policy("wide", "  hostPID: true\n  hostIPC: true\n  hostNetwork: true")
            + Plans.Reached("team", "narrow", "wide") + Plans.Reached("alone", "narrow") + Plans.Reached("other", "narrow")));

        var entry = topics.All.Single(topic => topic.Control.Name is "hostNamespaces").Entries.Single(entry => entry.Mark == MatrixMark.Lost);

        entry.Sources.Should().ContainSingle().Which.Place.Should().EndWith("; never held in 1 namespace");
    }

    private static MatrixTopics Topics(Plan plan)
    {
        var ids = 0;
        return new(plan, Style.Everything, () => $"i{++ids}");
    }
}
