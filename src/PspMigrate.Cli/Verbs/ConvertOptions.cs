using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>convert</c> is asked to do, checked.</summary>
internal sealed class ConvertOptions(ParsedArguments values, InputOptions input)
{
    private static readonly Choice<ObjectForm<Plan>> OutputOption = Choice
        .Of("-o|--output", "Format of the labels; wide prints a line for each namespace and each workload instead", LabelForms.All);

    private static readonly Option OutputDirectoryOption = new("--output-dir", "DIR", "Write labels and reports to files in this directory instead");

    private static readonly Choice<int> ReportSchemaOption =
        new("--report-schema", "Version of the JSON report; the next release removes 1", [("2", 2), ("1", 1)]);

    private static readonly Option WitnessesOption = new("--witnesses", "DIR", "Write a witness pod for each line of the report to this directory");
    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("there are findings");

    private static readonly KeepOption KeepOption = new("Also print admission policies that keep what the levels lose; apply them first");

    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        new(InputOptions.Group.Title, [.. InputOptions.Group.Options, ClusterInputs.Option]),
        ClusterOptions.Group,
        LevelOptions.Group,
        WithoutOptions.Group,
        KeepOption.Group,
        DefaultsOptions.Group,
        new("Output", OutputOption, OutputDirectoryOption, ReportOptions.Report, ReportSchemaOption, ReportTarget.FileOption, WitnessesOption,
            ReportTarget.ForceOption, ExitCodeOption),
    ];

    public InputOptions Input => input;
    /// <summary>How to keep what the levels lose; null to leave it.</summary>
    public KeepOptions? Keeping { get; } = KeepOption.From(values, input);
    /// <summary>Which defaults to print in place of labels; null for labels.</summary>
    public DefaultsOptions? Defaults { get; } = DefaultsOptions.From(values);
    public LevelOptions Levels { get; } = LevelOptions.From(values);
    public ObjectForm<Plan> Output { get; } = values.Of(OutputOption);
    /// <summary>Whether the form was chosen, rather than left open.</summary>
    public bool IsOutputSaid { get; } = values.Has(OutputOption);
    public string? OutputDirectory { get; } = values.Text(OutputDirectoryOption);
    /// <summary>The report, and whether files of others are replaced.</summary>
    /// <remarks>The lines of -o wide say what the first screen would.</remarks>
    public ReportTarget Report { get; } = ReportTarget.From(values, values.Of(OutputOption).Name is LabelForms.Wide ? null : ReportForm.Text);
    /// <summary>The version of the JSON report's schema.</summary>
    public int ReportSchema { get; } = values.Of(ReportSchemaOption);
    public string? WitnessDirectory { get; } = values.Text(WitnessesOption);
    public bool ExitCode { get; } = values.Has(ExitCodeOption);

    public static ConvertOptions From(ParsedArguments values)
    {
        var options = new ConvertOptions(values, InputOptions.From(values, values.Arguments));
        if (options is { Keeping: not null, OutputDirectory: null, Output.Name: "kubectl" or "kustomize" or LabelForms.Wide })
            throw new CommandException(
                "--keep can't be printed as kubectl commands, as a kustomization or wide", "use -o yaml, or --output-dir, which writes a kustomization, too");
        if (options is { Defaults: not null, Keeping: not null })
            throw new CommandException("--defaults and --keep can't be used together", "print one after the other: they go to different places");
        if (options is { Defaults: not null, IsOutputSaid: true, Output.Name: not "yaml" })
            throw new CommandException("--defaults can only be printed as YAML", "leave out -o, or use --output-dir, which writes each part to a file");
        return options;
    }
}
