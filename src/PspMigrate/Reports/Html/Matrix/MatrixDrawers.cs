using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Reports.Html.Matrix;

/// <summary>What a click on the matrix opens: the lines of a control at a level, where policies say so, witness pods, and the CEL that keeps it.</summary>
internal sealed class MatrixDrawers(Kept? kept, Style style)
{
    /// <param name="matrix">The place to which they lead back.</param>
    public Markup Of(MatrixTopics topics, string matrix) =>
        new("div", [("class", "drawers")], topics.All.SelectMany(topic => new[] { Markup.Line, Drawer(topic, matrix) }));

    private Markup Drawer(MatrixTopic topic, string matrix) => new(
        "article", [("class", "drawer"), ("id", topic.Id), ("aria-labelledby", $"{topic.Id}-h"), ("tabindex", "0")],
        new("a", [("class", "close"), ("href", $"#{matrix}")], "Close"),
        new("h3", [("id", $"{topic.Id}-h")], $"{topic.Control.Name} at {topic.At}"),
        new("ul", [("class", "items")], topic.Entries.Select(Entry)));

    private Markup Entry(MatrixEntry entry)
    {
        var (comparison, finding, _) = entry.Sources[0];
        return new("li", [("id", entry.Id), ("class", entry.Mark.Look().Class)],
        [
            new("b", [], entry.Mark.Look().Word),
            $" {entry.Line.Before}{entry.Line.After}",
            entry.Line.IsNeverHeld ? $"; the same accounts may use {entry.Line.Admitting} there, which admits what this rule refuses" : "",
            new("p", [("class", "at")], Phrase.List([.. entry.Sources.Select(source => $"{source.Comparison.Policy.Name} ({source.Place})")], style.Names)),
            .. kept is not null && KeptCel.Of(kept, comparison, finding) is var (what, expression)
                ? [new("p", [], what), Code(expression)]
                : Array.Empty<Markup>(),
            .. Witnesses.Make(comparison, finding) is { } witness ? [Show(witness, comparison)] : Array.Empty<Markup>(),
        ]);
    }

    private static Markup Show(Witness witness, Comparison comparison) => witness.Obstacle is { } obstacle
        ? new("p", [], $"No pod shows this: {obstacle}.")
        : new("details", [],
        [
            new("summary", [], "Witness pod"),
            new("p", [], (witness.Refusals.IsEmpty
                    ? $"Policy {comparison.Policy.Name} admits this pod. "
                    : $"Policy {comparison.Policy.Name} refuses this pod: {string.Join("; ", witness.Refusals)}. ")
                + (witness.Verdict.Allowed ? $"{comparison.At} allows it." : $"{comparison.At} refuses it: {witness.Verdict.Detail}.")),
            .. witness.Needs.Select(need => new Markup("p", [], need)),
            Code(WitnessFiles.Manifest(witness.Pod!)),
            .. witness.Twin is { } twin
                ? [new("p", [], "The same, respelled: both accept it."), Code(WitnessFiles.Manifest(twin))]
                : Array.Empty<Markup>(),
        ]);

    private static Markup Code(string text) => new("pre", [("tabindex", "0")],
        new Markup("code", [], text.TrimEnd('\n').Split('\n').SelectMany(line => new[] { line, Markup.Line })));
}
