namespace PspMigrate.Conversion.Fixes;

/// <summary>What a workload has to say for itself once no policy fills anything in any more, without doing anything else than today.</summary>
public sealed record Fix
{
    public required Workload Workload { get; init; }

    /// <summary>The policy that admits it today; null when none does.</summary>
    public required PodSecurityPolicy? AdmittedBy { get; init; }

    /// <summary>The level that it is to pass.</summary>
    public required LevelVersion Target { get; init; }

    /// <summary>The template after the fix.</summary>
    public required Pod Fixed { get; init; }

    /// <summary>What the level says of the template as written, once the API server has applied its defaults.</summary>
    public required Verdict Before { get; init; }

    /// <summary>What changes, as JSON pointers from the template's root.</summary>
    public required ImmutableArray<PodChange> Changes { get; init; }

    /// <summary>What the policy fills in besides and the level doesn't ask for, as JSON pointers from the template's root.</summary>
    /// <remarks>Worked out when it is asked for: those who check workloads never do.</remarks>
    public ImmutableArray<PodChange> NotWritten => PodChanges.Between(Fixed, Whole);

    /// <summary>The template with everything said that its policy fills in, asked for or not.</summary>
    public required Pod Whole { get; init; }

    /// <summary>What the level says after the fix, once the API server has applied its defaults.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The changes that only do nothing under a condition, and which.</summary>
    public ImmutableArray<Conditional> Conditions { get; init; } = [];

    /// <summary>What nobody but the workload's owner can decide; empty when the level is passed.</summary>
    public ImmutableArray<Undecided> Undecided { get; init; } = [];

    /// <summary>What has to be changed in the policy before the workload; empty when the policy admits the fixed workload.</summary>
    public ImmutableArray<string> PolicyFirst { get; init; } = [];
}

/// <summary>A change that does nothing only under a condition.</summary>
/// <param name="Field">The path of the field inside the workload.</param>
/// <param name="Value">The value that is taken away, or not written.</param>
/// <param name="IsWritten">Whether the workload itself says the value; else its policy fills it in.</param>
public sealed record Conditional(string Field, string Value, string Condition, bool IsWritten);

/// <summary>Something that a level still refuses and that can't be changed without changing what the workload does.</summary>
/// <param name="Check">The id of upstream's check.</param>
/// <param name="IsMissing">Something has to be set that nothing fills in today, rather than taken away.</param>
public sealed record Undecided(Control Control, string Check, Wording Wording, ImmutableArray<string> Fields, bool IsMissing);
