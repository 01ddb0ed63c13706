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
    private static readonly string[] Names = ["privileged", "baseline", "restricted"];

    /// <summary>The label value.</summary>
    public static string Name(this Level level) => Names[(int)level];

    /// <summary>Reads a label value; exact, as the API server compares it.</summary>
    public static Level? Parse(string? text) => Array.IndexOf(Names, text) is >= 0 and var level ? (Level)level : null;
}

/// <summary>A level at a version, written <c>baseline:v1.29</c>.</summary>
public readonly record struct LevelVersion(Level Level, KubernetesVersion Version)
{
    public override string ToString() => $"{Level.Name()}:{Version}";
}
