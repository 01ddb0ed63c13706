namespace PspMigrate.Manifests;

/// <summary>The namespace of objects that name none.</summary>
/// <param name="Name">Its name; null is <c>default</c>.</param>
/// <param name="IsSaid">Whether the user said so; else it is noted that there are such objects.</param>
public readonly record struct NamespaceFallback(string? Name, bool IsSaid)
{
    private const string Advice = "say which one with --default-namespace, or in metadata.namespace";

    private string Consequence => $"taken to be in \"{Name ?? "default"}\"";

    /// <summary>The namespace of an object that names none; noted where the user didn't say it.</summary>
    internal string Of(string kind, Position at, List<Diagnostic> diagnostics)
    {
        if (!IsSaid)
            diagnostics.Add(new(Severity.Note, $"this {kind} names no namespace; it is {Consequence}", at, Advice));
        return Name ?? "default";
    }

    /// <summary>Puts one message in place of several; it is a warning where the objects may belong elsewhere.</summary>
    /// <param name="others">The other namespaces that objects of the input name, in the order to tell them.</param>
    internal IEnumerable<Diagnostic> Fold(IReadOnlyCollection<Diagnostic> diagnostics, IReadOnlyList<string> others)
    {
        var notes = diagnostics.Where(IsNote).OrderBy(note => note.At).ToList();
        if (notes.Count == 0)
            return diagnostics;
        var message = notes.Count == 1
            ? notes[0].Message
            : $"{notes.Count.ToString("N0", CultureInfo.InvariantCulture)} objects, this one first, name no namespace; they are {Consequence}";
        return diagnostics.Where(item => !IsNote(item)).Append(Name is null || others.Count == 0
            ? notes[0] with { Message = message }
            : notes[0] with { Severity = Severity.Warning, Message = $"{message}, though others are in {Few(others)}" });
    }

    private static string Few(IReadOnlyList<string> names) =>
        names.Count > 3 ? $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more" : string.Join(", ", names);

    private static bool IsNote(Diagnostic diagnostic) => ReferenceEquals(diagnostic.Advice, Advice);
}
