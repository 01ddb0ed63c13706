using System.Globalization;

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

    /// <summary>Puts one note in place of several.</summary>
    internal IEnumerable<Diagnostic> Fold(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var notes = diagnostics.Where(IsNote).OrderBy(note => note.At).ToList();
        if (notes.Count < 2)
            return diagnostics;
        var count = notes.Count.ToString("N0", CultureInfo.InvariantCulture);
        return diagnostics.Where(item => !IsNote(item))
            .Append(notes[0] with { Message = $"{count} objects, this one first, name no namespace; they are {Consequence}" });
    }

    private static bool IsNote(Diagnostic diagnostic) => ReferenceEquals(diagnostic.Advice, Advice);
}
