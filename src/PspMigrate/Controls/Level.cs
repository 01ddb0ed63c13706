namespace PspMigrate.Controls;

/// <summary>The Pod Security Standards' levels, from lax to strict.</summary>
public enum Level
{
    Privileged,
    Baseline,
    Restricted,
}

/// <summary>Names of levels.</summary>
public static class Levels
{
    /// <summary>The label value.</summary>
    public static string Name(this Level level) => level switch
    {
        Level.Privileged => "privileged",
        Level.Baseline => "baseline",
        _ => "restricted",
    };

    /// <summary>Reads a label value; exact, as the API server compares it.</summary>
    public static Level? Parse(string? text) => text switch
    {
        "privileged" => Level.Privileged,
        "baseline" => Level.Baseline,
        "restricted" => Level.Restricted,
        _ => null,
    };
}

/// <summary>A level at a version, written <c>baseline:v1.29</c>.</summary>
public readonly record struct LevelVersion(Level Level, KubernetesVersion Version)
{
    public override string ToString() => $"{Level.Name()}:{Version}";
}
