using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Html;

namespace PspMigrate.Tests.Reports.Html;

/// <summary>Totals to take in at a glance.</summary>
[TestClass]
public sealed class CardsTests
{
    [TestMethod]
    [DataRow("3 of 12 workloads refused", "3", "of 12 workloads refused")]
    [DataRow("1,234 rules that really held", "1,234", "rules that really held")]
    public void The_figure_at_the_beginning_stands_apart_from_what_it_counts(string total, string figure, string rest) =>
        Html(new Items([new(total)])).Should().Contain($">{figure}</span>{rest}</li>");

    [TestMethod]
    public void Where_there_is_no_figure_none_is_made_up() =>
        Html(new Items([new("No workloads in 2 namespaces")])).Should().Contain(">No workloads in 2 namespaces</li>").And.NotContain("<span");

    /// <summary>Room between blocks isn't a total.</summary>
    [TestMethod]
    public void The_totals_are_the_entries_of_one_list_each_in_its_colour()
    {
        var html = Html(new Gap(), new Items([new("1 a", Tone.Warning), new("2 b", Tone.Open), new("3 c", Tone.Lost)]));

        html.Split("<ul").Should().HaveCount(2);
        html.Split("<li class=")[1..].Select(card => card.Split('>')[0])
            .Should().Equal(Looks.ClassOf(Tone.Warning), Looks.ClassOf(Tone.Open), Looks.ClassOf(Tone.Lost)).And.OnlyHaveUniqueItems();
    }

    private static string Html(params Block[] blocks) => Cards.Of(blocks).Source();
}
