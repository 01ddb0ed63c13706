namespace PspMigrate.Manifests.Objects;

/// <summary>String maps (labels, annotations) in ordinal order of their keys.</summary>
public static class Maps
{
    /// <summary>The empty map; build on it, so that order stays ordinal.</summary>
    public static readonly ImmutableSortedDictionary<string, string> Empty =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
