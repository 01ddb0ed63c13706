using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Sections;

[TestClass]
public sealed class AccessSectionTests
{
    private static readonly Plan Plan =
        Plans.Of(string.Concat(Enumerable.Range(10, 9).Select(i => Plans.Policy($"p-{i}"))) + Plans.Reached("shop", "p-10"));

    /// <summary>Eight of the nine policies are granted to nobody.</summary>
    [TestMethod]
    [DataRow(3, 3, "5 more of this kind"), DataRow(7, 7, "1 more of this kind"), DataRow(8, 8, ""), DataRow(50, 8, "")]
    public void Findings_of_a_kind_beyond_those_that_are_told_are_counted(int entries, int shown, string more)
    {
        var items = AccessSection.Of(Plan, Style.Everything with { Entries = entries }).OfType<Items>().SelectMany(list => list.All)
            .Where(item => item.Text.Contains("nothing in the input grants")).ToArray();

        items.Should().HaveCount(shown);
        items[^1].After.Should().Be(more.Length == 0 ? "" : $", and {more}");
    }

    /// <summary>What is to be done is said once, behind the last of those that it is about.</summary>
    [TestMethod]
    public void Details_that_are_the_same_are_said_once() =>
        AccessSection.Of(Plan, Style.Everything).OfType<Items>().SelectMany(list => list.All).Where(item => item.Text.Contains("nothing in the input grants"))
            .Select(item => item.Detail).Distinct().Count(detail => detail is not null).Should().BeLessThanOrEqualTo(1);

    [TestMethod]
    public void Where_nothing_is_odd_there_is_no_section() =>
        AccessSection.Of(Plans.Of(Plans.Namespace("shop") + Plans.Pod("a", "shop")), Style.Everything).Should().BeEmpty();
}
