using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Forms;

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
internal sealed record ApplyOptions
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

    public required InputOptions Input { get; init; }
    public required LevelOptions Levels { get; init; }
    public DryRun DryRun { get; init; }
    public required ReportForm Output { get; init; }
    /// <summary>The modes of this stage.</summary>
    public ImmutableArray<Mode> Modes { get; init; }
    /// <summary>How to keep what the levels lose; null to leave it.</summary>
    public KeepOptions? Keeping { get; init; }
    public bool Overwrite { get; init; }
    public bool ForceConflicts { get; init; }
    public bool Yes { get; init; }
    /// <summary>The file to restore; null to apply.</summary>
    public string? Rollback { get; init; }
    /// <summary>Where to keep the previous labels; null for a new file.</summary>
    public string? RollbackFile { get; init; }

    public static ApplyOptions From(ParsedArguments values)
    {
        var levels = LevelOptions.From(values);
        var input = InputOptions.From(values, values.Arguments);
        var keeping = KeepOption.From(values, input);
        var options = new ApplyOptions
        {
            Input = input,
            Keeping = keeping is null || values.Of(StageOption) == Mode.Enforce ? keeping : keeping with { Actions = KeepActions.WarnAndAudit },
            // What is lowered is decided by the labels of the moment, not by the plan.
            Levels = levels with { Plan = levels.Plan with { Overwrite = levels.Plan.Raise == RaiseMode.None } },
            DryRun = values.Of(DryRunOption),
            Output = values.Of(OutputOption),
            Modes = values.Of(StageOption) switch
            {
                Mode.Warn => [Mode.Warn],
                Mode.Audit => [Mode.Audit, Mode.Warn],
                _ => [Mode.Enforce, Mode.Audit, Mode.Warn],
            },
            Overwrite = values.Has(OverwriteOption),
            ForceConflicts = values.Has(ForceOption),
            Yes = values.Has(Confirmation.YesOption),
            Rollback = values.Text(RollbackOption),
            RollbackFile = values.Text(RollbackFileOption),
        };
        if (options is { Overwrite: true, Levels.Plan.Raise: not RaiseMode.None })
            throw new CommandException("--raise and --overwrite can't be used together", "--raise never lowers a label");
        if (options.Rollback is not null && (input.HasFiles || input.Selector is not null))
            throw new CommandException("--rollback takes no other files and no --selector", "-n picks namespaces out of its own file");
        return options is { Rollback: not null, RollbackFile: not null }
            ? throw new CommandException("--rollback and --rollback-file can't be used together")
            : options;
    }
}
