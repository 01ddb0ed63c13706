using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Html.Matrix;

/// <summary>What a click on the matrix opens: the lines of a control at a level, where policies say so, witness pods, and the CEL that keeps it.</summary>
internal sealed class MatrixDrawers(HtmlWriter html, Kept? kept, Style style)
{
    /// <param name="topics">What they hold.</param>
    /// <param name="matrix">The place to which they lead back.</param>
    public void Write(MatrixTopics topics, string matrix)
    {
        html.Start("div", ("class", "drawers"));
        foreach (var topic in topics.All)
            Write(topic, matrix);
        html.End();
    }

    private void Write(MatrixTopic topic, string matrix)
    {
        html.Line();
        html.Start("article", ("class", "drawer"), ("id", topic.Id), ("aria-labelledby", $"{topic.Id}-h"), ("tabindex", "0"));
        html.Leaf("a", "Close", ("class", "close"), ("href", $"#{matrix}"));
        html.Leaf("h3", $"{topic.Control.Name} at {topic.At}", ("id", $"{topic.Id}-h"));
        html.Start("ul", ("class", "items"));
        foreach (var entry in topic.Entries)
            Write(entry);
        html.End();
        html.End();
    }

    private void Write(MatrixEntry entry)
    {
        html.Start("li", ("id", entry.Id), ("class", MatrixMarks.Class(entry.Mark)));
        html.Leaf("b", MatrixMarks.Word(entry.Mark));
        html.Text($" {entry.Line.Before}{entry.Line.After}");
        if (entry.Line.IsNeverHeld)
            html.Text($"; the same accounts may use {entry.Line.Admitting} there, which admits what this rule refuses");
        html.Leaf("p", Phrase.List([.. entry.Sources.Select(source => $"{source.Comparison.Policy.Name} ({source.Place})")], style.Names), ("class", "at"));
        var (comparison, finding, _) = entry.Sources[0];
        if (kept is not null && KeptCel.Of(kept, comparison, finding) is var (what, expression))
        {
            html.Leaf("p", what);
            Code(expression);
        }

        if (Witnesses.Make(comparison, finding) is { } witness)
            Write(witness, comparison);
        html.End();
    }

    private void Write(Witness witness, Comparison comparison)
    {
        if (witness.Obstacle is { } obstacle)
        {
            html.Leaf("p", $"No pod shows this: {obstacle}.");
            return;
        }

        html.Start("details");
        html.Leaf("summary", "Witness pod");
        html.Leaf("p", (witness.Refusals.IsEmpty
                ? $"Policy {comparison.Policy.Name} admits this pod. "
                : $"Policy {comparison.Policy.Name} refuses this pod: {string.Join("; ", witness.Refusals)}. ")
            + (witness.Verdict.Allowed ? $"{comparison.At} allows it." : $"{comparison.At} refuses it: {witness.Verdict.Detail}."));
        foreach (var need in witness.Needs)
            html.Leaf("p", need);
        Code(WitnessFiles.Manifest(witness.Pod!));
        if (witness.Twin is { } twin)
        {
            html.Leaf("p", "The same, respelled: both accept it.");
            Code(WitnessFiles.Manifest(twin));
        }

        html.End();
    }

    private void Code(string text)
    {
        html.Start("pre", ("tabindex", "0"));
        html.Start("code");
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            html.Text(line);
            html.Line();
        }

        html.End();
        html.End();
    }
}
