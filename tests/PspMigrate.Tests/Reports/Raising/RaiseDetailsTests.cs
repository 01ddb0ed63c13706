using PspMigrate.Conversion;
using PspMigrate.Conversion.Raising;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Raising;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Raising;

[TestClass]
public sealed class RaiseDetailsTests
{
    /// <summary>Runtimes give NET_RAW anyway: taking it out changes nothing, and baseline refuses it.</summary>
    [TestMethod]
    public void A_title_says_how_far_fixes_carry_and_what_is_not_reached()
    {
        var blocks = Of(Plans.Namespace("shop") + Plans.Pod("a", "shop").Replace(
            "image: i", "image: i, securityContext: {capabilities: {add: [NET_RAW]}}", StringComparison.Ordinal), 10).ToArray();

        blocks.OfType<Subheading>().Single().Text.Should().Be("shop: baseline after fixes that change nothing; kept from restricted");
        blocks.OfType<Verdicts>().Single().All.Select(judged => judged.Word).Should().Equal("FIX", "DECIDE");
    }

    [TestMethod]
    public void Namespaces_beyond_those_that_are_told_are_counted()
    {
        var blocks = Of(string.Concat(Enumerable.Range(0, 5).Select(i => Plans.Namespace($"ns{i}") + Plans.Pod("a", $"ns{i}"))), 2).ToArray();

        blocks.OfType<Subheading>().Should().HaveCount(2);
        blocks.OfType<Paragraph>().Single().Text.Should().StartWith("And 3 namespaces more: ");
    }

    [TestMethod]
    public void Where_nothing_carries_or_keeps_there_is_nothing_to_tell() => Of(Plans.Namespace("empty"), 10).Should().BeEmpty();

    private static IEnumerable<Block> Of(string yaml, int rows) => new RaiseDetails(new(_ => null), Style.Everything with { Rows = rows })
        .Of(NamespaceRaise.Of(Plans.Of(yaml, new() { Fit = Fit.Workloads, Raise = RaiseMode.AsWritten })));
}
