namespace PspMigrate.Conversion.Defaults;

/// <summary>A file, or a part of one, that sets the defaults.</summary>
/// <param name="Where">What to do with it, a line each.</param>
public sealed record DefaultsFile(string Name, MapNode Node, params ImmutableArray<string> Where)
{
    /// <summary>What its parts are for.</summary>
    public ImmutableArray<Keeping.Objects.KeptComment> Comments { get; init; } = [];
}
