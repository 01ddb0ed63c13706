using System.Reflection;
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
        (new Gap(), []),
        (new Subheading("subheading"), ["subheading"]),
        (new Paragraph("paragraph", Tone.Warning), ["paragraph"]),
        (new Table(["header", "number"], [["cell", "7"], [new Cell("toned", Tone.Lost), "8"]])
        {
            Marks = [Tone.Plain, Tone.Warning],
            Numbers = [1],
            IsTight = true,
        },
            ["header", "cell", "7", "!", "toned"]),
        (new Items([new("item", Tone.Lost, "detail") { Place = "psp.yaml:7", After = "; behind" }]), ["lost", "item (psp.yaml:7); behind", "detail"]),
        (new Verdicts([new("FAILS", Tone.Lost, "Deployment/web", ["reason", "  subreason"])]), ["FAILS", "Deployment/web", "reason", "subreason"]),
        (new Messages([new(Severity.Warning, "message", new("in.yaml", 3, 4), "advice")]), ["warning", "in.yaml:3:4", "message", "advice"]),
        (new Details("title", [new Paragraph("inside")]), ["title", "inside"]),
        (new Commands(["kubectl get pods"]) { Purposes = ["see what runs"] }, ["kubectl get pods", "# see what runs"]),
        (new Steps([new("first step", ["kubectl get nodes"])]), ["first step", "kubectl get nodes"]),
    ];

    public static IEnumerable<object[]> Forms => ReportForm.All.Select(form => new object[] { form.Name });

    [TestMethod]
    public void Every_form_is_offered() => typeof(ReportForm).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(field => field.FieldType == typeof(ReportForm)).Select(field => field.GetValue(null))
        .Should().BeEquivalentTo(ReportForm.All);

    [TestMethod]
    public void Every_form_is_documented()
    {
        var row = File.ReadLines(Repository.Path("docs", "options.md")).Single(line => line.StartsWith("| `--report ", StringComparison.Ordinal));
        ReportForm.All.Select(form => form.Name).Should().OnlyContain(name => row.Contains(name, StringComparison.Ordinal));
    }

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
        foreach (var (block, words) in Blocks.Where(example => form != ReportForm.Table || example.Block is Table))
        {
            var shown = form.Render(new Example(block), default, 80);

            // Code scanning is told of places only.
            if (form == ReportForm.Sarif || shown.Contains("datum", StringComparison.Ordinal))
                continue;
            foreach (var word in words)
                shown.Should().ContainEquivalentOf(word, $"{name} has to show a {block.GetType().Name}");
        }
    }

    /// <summary>Steps to take in an order are advice of several lines.</summary>
    [TestMethod]
    [DataRow("text", "  1. loosen\n  2. fix\n"), DataRow("markdown", "  - 1. loosen\n  - 2. fix\n"), DataRow("html", "<p>1. loosen</p><p>2. fix</p>")]
    public void Lines_of_an_advice_stay_lines(string name, string lines) =>
        ReportForm.All.Single(form => string.Equals(form.Name, name, StringComparison.Ordinal))
            .Render(new Example(new Messages([new(Severity.Note, "in this order", new("in.yaml", 1, 1), "1. loosen\n2. fix")]))).Should().Contain(lines);

    [TestMethod]
    public void A_table_marks_rows_and_lines_numbers_up_on_the_right()
    {
        var table = new Table(["NAMESPACE", "OK"], [["shop", "7"], ["cart", "12"]]) { Marks = [Tone.Warning, Tone.Plain], Numbers = [1], IsTight = true };

        ReportForm.Text.Render(new Example(table)).Should().Be("  NAMESPACE  OK\n! shop        7\n  cart       12\n");
        ReportForm.Markdown.Render(new Example(table)).Should().EndWith("| NAMESPACE | OK |\n| --- | ---: |\n| **!** shop | 7 |\n| cart | 12 |\n");
    }

    [TestMethod]
    [DataRow(80, "  kubectl get pods   # what runs\n  kubectl get nodes  # where\n")]
    [DataRow(40, "  kubectl get pods   # what runs\n  kubectl get nodes  # where\n")]
    [DataRow(30, "  # what runs\n  kubectl get pods\n  kubectl get nodes  # where\n")]
    public void What_a_command_is_for_stands_behind_it_where_that_fits(int width, string text) =>
        ReportForm.Text.Render(
            new Example(new Commands(["kubectl get pods", "kubectl get nodes"]) { Purposes = ["what runs", "where"] }), default, width).Should().Be(text);

    [TestMethod]
    [DataRow("json", "{\n  \"key\": \"datum\"\n}\n")]
    [DataRow("yaml", "key: datum\n")]
    public void Data_are_one_object(string name, string text) =>
        ReportForm.All.Single(form => string.Equals(form.Name, name, StringComparison.Ordinal)).Render(new Example(new Heading("h"))).Should().Be(text);

    [TestMethod]
    [DataRow("report.html", "html"), DataRow("REPORT.HTM", "html"), DataRow("out/report.md", "markdown"), DataRow("report.json", "json"),
        DataRow("r.yml", "yaml")]
    [DataRow("r.sarif", "sarif"), DataRow("r.sarif.json", "sarif"), DataRow("r.txt", null), DataRow("report", null), DataRow("-", null),
        DataRow("report.pdf", null)]
    public void A_file_asks_for_a_form_by_its_ending(string file, string? form) => (ReportForm.ForFile(file)?.Name).Should().Be(form);

    private sealed class Example(Block block) : Answer
    {
        public override string Title => "example";

        internal override IEnumerable<Block> Blocks(Style style) => [block];

        internal override void WriteData(Utf8JsonWriter json) => json.WriteString("key", "datum");
    }
}
