namespace PspMigrate.Conversion.Repositories;

/// <summary>A directory in which a Namespace can't have any name.</summary>
/// <param name="Namespaces">The namespaces that everything in it is put into.</param>
/// <param name="IsHierarchy">Whether, instead, the name of each directory in it is that of a namespace.</param>
public sealed record MovedDirectory(string Directory, ImmutableArray<string> Namespaces, bool IsHierarchy = false)
{
    /// <summary>Whether Fleet puts it there, which then applies no Namespace of it.</summary>
    /// <remarks>facts/deployers.md, 16.</remarks>
    public bool IsOfFleet { get; init; }

    /// <summary>Why a manifest of a namespace can't stand in a directory; null where it can.</summary>
    public string? Refuses(string ns, string directory) =>
        !string.Equals(directory, Directory, StringComparison.Ordinal) && !TreePath.IsBelow(directory, Directory) ? null
        : IsOfFleet ? $"Fleet applies everything in {Directory} into namespace {Namespaces[0]}, and refuses a Namespace there"
        : IsHierarchy ? TreePath.NameSpan(directory).SequenceEqual(ns) ? null : $"in {Directory} each namespace has a directory of its name"
        : Namespaces is [var only] ? string.Equals(only, ns, StringComparison.Ordinal) ? null : $"everything in {Directory} is applied into namespace {only}"
        : $"everything in {Directory} is applied into namespaces {string.Join(", ", Namespaces)}";
}
