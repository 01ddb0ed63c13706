using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Explaining;

/// <summary>What can be explained, and by which names it is found.</summary>
public static class Explanations
{
    private const int Near = 2;
    private const int MostNear = 3;

    /// <summary>Every name: controls, checks of Pod Security by their ids, and words of the reports.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. ControlTable.All.Select(control => control.Name)
            .Concat(ControlTable.All.SelectMany(control => control.Checks.Select(check => check.Id)))
            .Concat(Glossary.Words.Select(item => item.Word))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Everything that goes by a name; null where nothing does.</summary>
    /// <param name="name">The name; upper and lower case don't matter.</param>
    public static Answer? Of(string name)
    {
        var controls = ControlTable.All.Where(control => Is(control.Name, name) || control.Checks.Any(check => Is(check.Id, name))).ToImmutableArray();
        var words = Glossary.Words.Where(item => Is(item.Word, name)).ToImmutableArray();
        return controls.IsEmpty && words.IsEmpty ? null : new ExplainAnswer(name, controls, words);
    }

    public static Answer All => new ExplainableAnswer();

    /// <summary>Names that are spelled alike, the nearest first.</summary>
    public static ImmutableArray<string> Like(string name) =>
    [
        .. Names.Select(
            known => (known, Distance: Contains(known, name) || Contains(name, known) ? 1 : Suggestions.Distance(known, name)))
            .Where(item => item.Distance <= Near)
            .OrderBy(item => item.Distance)
            .Take(MostNear)
            .Select(item => item.known),
    ];

    private static bool Is(string known, string name) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string text, string part) => part.Length > Near && text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

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
