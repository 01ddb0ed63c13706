using PspMigrate.Reports.Document;
using PspMigrate.Reports.Json;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Explaining;

/// <summary>What can be explained.</summary>
internal sealed class ExplainableAnswer : Answer
{
    public override string Title => "What can be explained";

    internal override IEnumerable<Block> Blocks(Style style) =>
    [
        new Headline("Controls, and the checks of Pod Security by their ids:"),
        new Table(["CONTROL", "CHECKS"], [.. ControlTable.All.Select(control => (ImmutableArray<Cell>)
        [
            control.Name, control.Checks.IsEmpty ? "-" : string.Join(", ", control.Checks.Select(check => check.Id)),
        ])]),
        new Heading("Words of the reports"),
        new Paragraph(string.Join(", ", Glossary.Words.Select(item => item.Word))),
    ];

    internal override void WriteData(Utf8JsonWriter json) => json.Strings("names", Explanations.Names);
}
