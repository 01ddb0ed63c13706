namespace PspMigrate.Conversion.Repositories;

/// <summary>A file of a repository before and after.</summary>
/// <param name="Path">Below the repository's root.</param>
/// <param name="Before">The text; null for a new file.</param>
/// <param name="After">The new text; null for a file that goes.</param>
public sealed record FileChange(string Path, string? Before, string? After);
