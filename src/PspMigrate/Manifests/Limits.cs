namespace PspMigrate.Manifests;

/// <summary>What input may cost at most, so that hostile or broken files end in a message.</summary>
internal static class Limits
{
    /// <summary>Nesting of maps and lists; Kubernetes objects stay below 30, and YamlDotNet's cost grows with its square.</summary>
    public const int Depth = 100;

    /// <summary>Nodes of one document that aliases may repeat.</summary>
    public const int AliasedNodes = 1_000_000;

    /// <summary>Length of one scalar in characters.</summary>
    public const int Scalar = 16 * 1024 * 1024;

    /// <summary>
    /// Size in bytes of one object. API servers take requests of 3 MiB (apiserver pkg/server/config.go, MaxRequestBodyBytes): what is larger
    /// than this comes from none, and reading it would take many times its size.
    /// </summary>
    public const int Object = 16 * 1024 * 1024;

    /// <summary>Length of a YAML key in characters: YAML's own limit for keys without <c>?</c>.</summary>
    public const int Key = 1024;

    /// <summary>Size in bytes of one document that can't be read in pieces: what holds it, and twice as much, stays inside .NET's limits.</summary>
    public const int Document = 512 * 1024 * 1024;

    /// <summary>Problems of one source and severity that are told; of the others only the number.</summary>
    public const int Problems = 1000;

    /// <param name="at">Where the object begins, or the items of a list do that it is one of.</param>
    public static Diagnostic TooLarge(Position at) =>
        new(Severity.Error, $"an object is larger than {Object >> 20} MiB", at, "API servers take objects of 3 MiB at most: leave it out");

    public static ManifestException TooDeep(Position at) =>
        ManifestException.At(at, $"maps and lists are nested more than {Depth} deep");
}
