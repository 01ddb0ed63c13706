using PspMigrate.Controls;

namespace PspMigrate.Conversion;

/// <summary>What makes a level fit.</summary>
public enum Fit
{
    /// <summary>Nothing that a policy grants is refused.</summary>
    Policy,
    /// <summary>Nothing that a policy admits is refused.</summary>
    Exact,
    /// <summary>No workload of the input is refused.</summary>
    Workloads,
}

/// <summary>Which of a namespace's policies decides its level.</summary>
public enum PolicyChoice
{
    /// <summary>The one with the laxest level: nobody who was admitted is locked out.</summary>
    Widest,
    /// <summary>The one with the strictest level.</summary>
    Narrowest,
    /// <summary>The laxest of those that admit the workloads of the input.</summary>
    Used,
}

/// <summary>What to do with one mode's labels.</summary>
/// <param name="IsAuto">Follow the level that fits; then <paramref name="Level"/> is null.</param>
/// <param name="Level">The level to set; null with <paramref name="IsAuto"/> false sets no label.</param>
public readonly record struct ModeChoice(bool IsAuto, Level? Level)
{
    public static readonly ModeChoice Auto = new(true, null);
    public static readonly ModeChoice None = new(false, null);
}

/// <summary>How to plan.</summary>
public sealed record PlanOptions
{
    public Fit Fit { get; init; }
    public PolicyChoice Policies { get; init; }
    public KubernetesVersion Version { get; init; } = KubernetesVersion.Latest;
    public ModeChoice Enforce { get; init; } = ModeChoice.Auto;
    public ModeChoice Audit { get; init; } = ModeChoice.Auto;
    public ModeChoice Warn { get; init; } = ModeChoice.Auto;
    /// <summary>Whether to replace labels that a namespace already has and that say something else.</summary>
    public bool Overwrite { get; init; }
    /// <summary>Whether grants to the workload controllers' own accounts widen namespaces.</summary>
    public bool IncludeControllers { get; init; }
    /// <summary>Whether grants to people widen namespaces.</summary>
    public bool IncludeUsers { get; init; }
}
