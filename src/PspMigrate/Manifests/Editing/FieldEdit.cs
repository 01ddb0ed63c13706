namespace PspMigrate.Manifests.Editing;

/// <summary>What is to become of one field.</summary>
/// <param name="Path">The keys from the object's root; an item of a list is named by its index, from 0.</param>
/// <param name="Value">Its new value; null takes the field or item away, and maps that become empty by that.</param>
/// <remarks>A map is merged into the map that is there. Lists are sets of scalars: what stays keeps its place, what is new follows.</remarks>
public sealed record FieldEdit(ImmutableArray<string> Path, Node? Value)
{
    /// <summary>Whether the value is a list whose items follow those that are there, whatever they are.</summary>
    public bool IsAddition { get; init; }

    /// <summary>Whether two edits set the same fields to the same values.</summary>
    internal static bool Same(IReadOnlyCollection<FieldEdit> left, IReadOnlyCollection<FieldEdit> right) => left.Count == right.Count
        && left.Zip(right).All(pair => pair.First.Path.SequenceEqual(pair.Second.Path, StringComparer.Ordinal)
            && ExpectedTree.Same(pair.First.Value, pair.Second.Value));
}

/// <summary>What is to become of one object.</summary>
/// <param name="At">Where the object begins, as the reader of manifests says it.</param>
public sealed record ObjectEdit(Position At, ImmutableArray<FieldEdit> Fields)
{
    /// <summary>One edit for each object; of several for one field the last counts.</summary>
    public static IEnumerable<ObjectEdit> Merged(IEnumerable<ObjectEdit> edits) =>
        edits.GroupBy(edit => edit.At).Select(same => new ObjectEdit(same.Key,
        [
            .. same.SelectMany(edit => edit.Fields).Reverse()
                .DistinctBy(field => field.IsAddition ? field : (object)string.Join('\n', field.Path)).Reverse(),
        ]));
}

/// <summary>A change of text: what stands there is replaced.</summary>
/// <param name="Start">The offset in UTF-16 units.</param>
/// <param name="Length">How much is replaced; 0 for pure additions.</param>
public readonly record struct TextEdit(int Start, int Length, string Text);

/// <summary>An edited text, or the reasons why there is none.</summary>
/// <param name="Text">The whole text after the edits; null when an object can't be edited without risk.</param>
/// <param name="Edits">The edits of the original text, in order.</param>
/// <param name="Problems">Why there is no text, or not all of it: one for each object that can't be edited.</param>
public sealed record EditResult(string? Text, ImmutableArray<TextEdit> Edits, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>Where the objects begin that the text still holds as they were: a document with a problem is left alone.</summary>
    public ImmutableArray<Position> Left { get; init; } = [];
}
