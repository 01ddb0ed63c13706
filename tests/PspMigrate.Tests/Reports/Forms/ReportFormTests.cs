using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Forms;

/// <summary>Every form shows every answer: a form or a kind of block that is forgotten somewhere fails here.</summary>
[TestClass]
public sealed class ReportFormTests
{
    /// <summary>One block of each kind, with its words.</summary>
    private static readonly (Block Block, string[] Words)[] Blocks =
    [
        (new Headline("headline"), ["headline"]),
        (new Heading("heading"), ["heading"]),
        (new Subheading("subheading"), ["subheading"]),
        (new Paragraph("paragraph", Tone.Warning), ["paragraph"]),
        (new Table(["header"], [["cell"], [new Cell("toned", Tone.Lost)]]), ["header", "cell", "toned"]),
        (new Items([new("item", Tone.Lost, "detail") { Place = "psp.yaml:7", After = "; behind" }]), ["lost", "item (psp.yaml:7); behind", "detail"]),
        (new Verdicts([new("FAILS", Tone.Lost, "Deployment/web", ["reason", "  subreason"])]), ["FAILS", "Deployment/web", "reason", "subreason"]),
        (new Messages([new(Severity.Warning, "message", new("in.yaml", 3, 4), "advice")]), ["warning", "in.yaml:3:4", "message", "advice"]),
        (new Details("title", [new Paragraph("inside")]), ["title", "inside"]),
        (new Commands(["kubectl get pods"]), ["kubectl get pods"]),
    ];

    public static IEnumerable<object[]> Forms => ReportForm.All.Select(form => new object[] { form.Name });

    [TestMethod]
    public void Every_form_is_offered() => typeof(ReportForm).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ReportForm)))
        .Should().BeEquivalentTo(ReportForm.All.Select(form => form.GetType()));

    [TestMethod]
    public void Names_of_forms_differ() => ReportForm.All.Select(form => form.Name).Should().OnlyHaveUniqueItems();

    [TestMethod]
    public void There_is_an_example_of_every_kind_of_block() => typeof(Block).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Block)))
        .Should().BeEquivalentTo(Blocks.Select(example => example.Block.GetType()));

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void Every_form_shows_every_kind_of_block_or_the_data(string name)
    {
        var form = ReportForm.All.Single(form => string.Equals(form.Name, name, StringComparison.Ordinal));
        foreach (var (block, words) in Blocks)
        {
            var shown = form.Render(new Example(block), default, 80);

            if (shown.Contains("datum", StringComparison.Ordinal))
                continue;
            foreach (var word in words)
                shown.Should().ContainEquivalentOf(word, $"{name} has to show a {block.GetType().Name}");
        }
    }

    [TestMethod]
    [DataRow("json", "{\n  \"key\": \"datum\"\n}\n")]
    [DataRow("yaml", "key: datum\n")]
    public void Data_are_one_object(string name, string text) =>
        ReportForm.All.Single(form => string.Equals(form.Name, name, StringComparison.Ordinal)).Render(new Example(new Heading("h"))).Should().Be(text);

    private sealed class Example(Block block) : Answer
    {
        internal override string Title => "example";

        internal override IEnumerable<Block> Blocks(Style style) => [block];

        internal override void WriteData(Utf8JsonWriter json) => json.WriteString("key", "datum");
    }
}
