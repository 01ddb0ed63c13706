namespace PspMigrate.Standards;

/// <summary>The levels that a pod passes, besides privileged, which all do.</summary>
[Flags]
internal enum PassedLevels : byte
{
    None = 0,
    Baseline = 1,
    Restricted = 2,
    All = Baseline | Restricted,
}

/// <summary>Questions to the levels that a pod passes.</summary>
internal static class PassedLevelsExtensions
{
    public static Level Strictest(this PassedLevels passed) => passed.HasFlag(PassedLevels.Restricted) ? Level.Restricted
        : passed.HasFlag(PassedLevels.Baseline) ? Level.Baseline
        : Level.Privileged;
}
