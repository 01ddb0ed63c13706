using PspMigrate.Manifests;

namespace PspMigrate.Conversion.Repositories;

/// <summary>A directory that Flux applies into namespaces of its choice, the Namespace objects in it, too.</summary>
/// <param name="Directory">The directory.</param>
/// <param name="Namespaces">The namespaces.</param>
public sealed record MovedDirectory(string Directory, ImmutableArray<string> Namespaces)
{
    /// <summary>Whether a manifest of a namespace keeps its name there.</summary>
    public bool Keeps(string ns) => Namespaces is [var only] && string.Equals(only, ns, StringComparison.Ordinal);

    /// <summary>Whether a directory is, or lies in, it.</summary>
    public bool Has(string directory) => string.Equals(directory, Directory, StringComparison.Ordinal) || TreePath.IsBelow(directory, Directory);
}
