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

/// <summary>What a namespace gets in which, by all that the input says, nothing could start.</summary>
public enum ClosedChoice
{
    /// <summary>The restricted level: without a label everything could start there.</summary>
    Restricted,
    /// <summary>No label.</summary>
    None,
}

/// <summary>Whether levels only go up from what is enforced now, and how far.</summary>
public enum RaiseMode
{
    /// <summary>They are what fits, be it laxer or stricter than what is enforced now.</summary>
    None,
    /// <summary>Up to what all workloads pass as they are written.</summary>
    AsWritten,
    /// <summary>Up to what all workloads pass after fixes, which change nothing about what they do.</summary>
    AfterFixes,
}

/// <summary>What to do with one mode's labels.</summary>
/// <param name="IsAuto">Follow the level that fits; then <paramref name="Level"/> is null.</param>
/// <param name="Level">The level to set; null with <paramref name="IsAuto"/> false sets no label.</param>
public readonly record struct ModeChoice(bool IsAuto, Level? Level)
{
    public static readonly ModeChoice Auto = new(true, null);
    public static readonly ModeChoice None = new(false, null);
}

public sealed record PlanOptions
{
    /// <summary>What the level has to fit.</summary>
    /// <value>The default is null: <see cref="Conversion.Fit.Policy"/> where there are policies, else <see cref="Conversion.Fit.Workloads"/>.</value>
    public Fit? Fit { get; init; }

    /// <summary>Which of a namespace's policies decides.</summary>
    /// <value>The default is <see cref="PolicyChoice.Widest"/>.</value>
    public PolicyChoice Policies { get; init; }

    /// <summary>What a namespace gets in which no account may use a policy.</summary>
    /// <value>The default is <see cref="ClosedChoice.Restricted"/>.</value>
    public ClosedChoice Closed { get; init; }

    /// <summary>The version of the Pod Security Standards that levels are held to, and of the version labels.</summary>
    /// <value>v1.0 and later, or <see cref="KubernetesVersion.Latest"/>, which is the default.</value>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.Latest;

    /// <summary>The minor version of the API servers, which says which steps they can take; with it labels are those of a cluster.</summary>
    /// <value>The default is null: it isn't known.</value>
    public int? ServerMinor { get; init; }

    /// <summary>Whether labels are a cluster's, where stricter ones replace them without being asked for: files say what somebody decided.</summary>
    internal bool IsCluster => ServerMinor is not null;

    /// <summary>What to do with the labels of enforce.</summary>
    /// <value>The default is <see cref="ModeChoice.Auto"/>: the level that fits.</value>
    public ModeChoice Enforce { get; init; } = ModeChoice.Auto;

    /// <summary>What to do with the labels of audit.</summary>
    /// <value>The default is <see cref="ModeChoice.Auto"/>: one level stricter than the one that fits, where there is one.</value>
    public ModeChoice Audit { get; init; } = ModeChoice.Auto;

    /// <summary>What to do with the labels of warn.</summary>
    /// <value>The default is <see cref="ModeChoice.Auto"/>, as for audit.</value>
    public ModeChoice Warn { get; init; } = ModeChoice.Auto;

    /// <summary>Whether to replace labels that a namespace already has and that say something else.</summary>
    /// <value>The default is false: they are kept, and the plan says so; of a cluster those that are stricter.</value>
    public bool Overwrite { get; init; }

    /// <summary>Whether levels only go up, by what the workloads pass, and no label is replaced by a laxer one.</summary>
    /// <value>The default is <see cref="RaiseMode.None"/>. Any other goes with <see cref="Conversion.Fit.Workloads"/>.</value>
    public RaiseMode Raise { get; init; }

    /// <summary>Which workloads fixes can be written to, where levels are raised after fixes.</summary>
    /// <value>The default, null, is all.</value>
    public Func<Workload, bool>? CanFix { get; init; }

    /// <summary>Whether grants to the workload controllers' own accounts widen namespaces.</summary>
    /// <value>The default is false: they are findings about access.</value>
    public bool IncludeControllers { get; init; }

    /// <summary>Whether grants to people widen namespaces.</summary>
    /// <value>The default is false: they are findings about access.</value>
    public bool IncludeUsers { get; init; }

    /// <summary>Whether admission policies go on filling in what policies filled in: then levels judge pods as they are filled in.</summary>
    /// <value>The default is false. <see cref="Keeping.KeepOptions.FillsIn"/> tells when they can.</value>
    public bool FillsIn { get; init; }

    /// <summary>The namespaces to plan.</summary>
    /// <value>By default all that the input knows of.</value>
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>What was left out of the input, by <see cref="WhatIf.Without.In"/>: the plan doesn't leave it out itself, but reports say so.</summary>
    /// <value>The default is nothing.</value>
    public WhatIf.Without Without { get; init; } = WhatIf.Without.Nothing;

    /// <summary>What a label's version means on the servers that are planned for: <c>latest</c> is theirs.</summary>
    internal KubernetesVersion Meant(KubernetesVersion label) => label.IsLatest ? Version : label;
}
