using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports.Cleanup;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>cleanup</c> is asked to do, checked.</summary>
internal sealed class CleanupOptions(ParsedArguments values)
{
    private static readonly ImmutableArray<(string Word, CleanupForm Form)> Forms =
    [
        .. Choice.Answers.Where(form => form.Word is not "yaml").Select(form => (form.Word, new CleanupForm(form.Value, Objects: null))),
        .. CleanupForms.All.Select(form => (form.Name, new CleanupForm(Report: null, form))),
    ];

    private static readonly Choice<CleanupForm> OutputOption =
        new("-o|--output", "Format of the steps; kubectl, yaml and names print what can go: as commands, as objects for kubectl delete -f -, by name",
            [.. Forms]);
    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("anything is left");
    private static readonly Option ApplyOption =
        new("--apply", null, "Delete from the cluster what can go, after a dry run and a prompt; a restore file is saved first");
    private static readonly Option RestoreOption = new("--restore", "FILE", "Restore everything recorded in this file");
    private static readonly Option RestoreFileOption =
        new("--restore-file", "FILE", "Where to save what is deleted (default a new file in the current directory)");
    private static readonly Option UnenforcedOption = new("--unenforced", null, "Continue even if some namespaces don't enforce a level yet");
    private static readonly Option PluginOffOption = new("--plugin-off", null, "Continue even if nothing shows that the admission plugin is off");

    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        new("Applying", ApplyOption, Confirmation.YesOption, UnenforcedOption, PluginOffOption, RestoreFileOption, RestoreOption),
        InputOptions.Group,
        ClusterOptions.Group,
        new("Output", OutputOption, ExitCodeOption),
    ];

    public InputOptions Input { get; } = InputOptions.From(values, values.Arguments);
    public CleanupForm Output { get; } = values.Of(OutputOption);
    public bool ExitCode { get; } = values.Has(ExitCodeOption);
    public bool Apply { get; } = values.Has(ApplyOption);
    public bool Yes { get; } = values.Has(Confirmation.YesOption);
    public bool Unenforced { get; } = values.Has(UnenforcedOption);
    public bool PluginOff { get; } = values.Has(PluginOffOption);
    public string? RestoreFile { get; } = values.Text(RestoreFileOption);
    /// <summary>The file to restore from; null to clean up.</summary>
    public string? Restore { get; } = values.Text(RestoreOption);

    public static CleanupOptions From(ParsedArguments values)
    {
        var options = new CleanupOptions(values);
        if (options is { Apply: true, Restore: not null })
            throw new CommandException("--apply and --restore can't be used together");
        if (options.Restore is not null && (options.Input.HasFiles || !options.Input.Selection.IsAll))
            throw new CommandException("--restore takes no other files, and neither -n nor -l", "it puts back all that its own file holds");
        if (options.Apply && options.Input.HasFiles)
            throw new CommandException("--apply cleans up a cluster, not files", "leave the files out, or edit a repository with pr --cleanup");
        return options;
    }
}

/// <summary>A form of the answer: for readers, or of the objects alone.</summary>
internal sealed record CleanupForm(ReportForm? Report, ObjectForm<CleanupPlan>? Objects);
