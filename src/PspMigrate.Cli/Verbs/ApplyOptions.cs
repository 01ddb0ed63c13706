using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>How far <c>apply</c> goes.</summary>
internal enum DryRun
{
    /// <summary>It rehearses, asks, and writes.</summary>
    None,
    /// <summary>It shows the plan.</summary>
    Client,
    /// <summary>It shows the plan, and what the server says to it.</summary>
    Server,
}

/// <summary>What <c>apply</c> is asked to do, checked.</summary>
internal sealed class ApplyOptions(ParsedArguments values, LevelOptions levels, InputOptions input)
{
    private static readonly Choice<DryRun> DryRunOption = Choice.Of<DryRun>("--dry-run", "Dry-run mode");
    private static readonly Choice<ReportForm> OutputOption = ReportOptions.Answer("changes");

    private static readonly Choice<Mode> StageOption = Choice.Of<Mode>("--stage", "Which modes to set: all, audit and warn, or only warn");

    private static readonly KeepOption KeepOption =
        new("First apply admission policies that keep what the levels lose; until stage enforce they only warn");
    private static readonly Option OverwriteOption = new("--overwrite", null, "Also replace existing labels by less strict ones");
    private static readonly Option ForceOption = new("--force-conflicts", null, "Take over labels that other field managers own");
    private static readonly Option RollbackOption = new("--rollback", "FILE", "Restore the labels and owners recorded in this file");
    private static readonly Option RollbackFileOption =
        new("--rollback-file", "FILE", "Where to save the previous labels (default a new file in the current directory)");

    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        new("Applying", StageOption, DryRunOption, OutputOption, Confirmation.YesOption, OverwriteOption, ForceOption, RollbackFileOption, RollbackOption),
        InputOptions.Group,
        ClusterOptions.Group,
        LevelOptions.WithoutOverwrite,
        KeepOption.Group,
    ];

    public InputOptions Input => input;
    /// <summary>How to keep what the levels lose; null to leave it.</summary>
    public KeepOptions? Keeping { get; } = KeepOption.From(values, input) switch
    {
        { } keeping when values.Of(StageOption) != Mode.Enforce => keeping with { Actions = KeepActions.WarnAndAudit },
        var keeping => keeping,
    };
    public LevelOptions Levels { get; } = levels with { Plan = levels.Plan with { Overwrite = values.Has(OverwriteOption) } };
    public DryRun DryRun { get; } = values.Of(DryRunOption);
    public ReportForm Output { get; } = values.Of(OutputOption);
    public ImmutableArray<Mode> Modes { get; } = values.Of(StageOption) switch
    {
        Mode.Warn => [Mode.Warn],
        Mode.Audit => [Mode.Audit, Mode.Warn],
        _ => [Mode.Enforce, Mode.Audit, Mode.Warn],
    };
    public bool ForceConflicts { get; } = values.Has(ForceOption);
    public bool Yes { get; } = values.Has(Confirmation.YesOption);
    /// <summary>The file to restore; null to apply.</summary>
    public string? Rollback { get; } = values.Text(RollbackOption);
    /// <summary>Where to keep the previous labels; null for a new file.</summary>
    public string? RollbackFile { get; } = values.Text(RollbackFileOption);

    public static ApplyOptions From(ParsedArguments values)
    {
        var options = new ApplyOptions(values, LevelOptions.From(values), InputOptions.From(values, values.Arguments));
        if (options.Levels.Plan is { Overwrite: true, Raise: not RaiseMode.None })
            throw new CommandException("--raise and --overwrite can't be used together", "--raise never lowers a label");
        if (options.Rollback is not null && (options.Input.HasFiles || options.Input.Selector is not null))
            throw new CommandException("--rollback takes no other files and no --selector", "-n picks namespaces out of its own file");
        return options is { Rollback: not null, RollbackFile: not null }
            ? throw new CommandException("--rollback and --rollback-file can't be used together")
            : options;
    }
}
