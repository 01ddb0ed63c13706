using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>convert</c> is asked to do, checked.</summary>
internal sealed record ConvertOptions
{
    private static readonly Option FilenameOption = new("-f|--filename", "FILE", "Read this file, directory, or - for standard input") { IsRepeatable = true };
    private static readonly Option RecursiveOption = new("-R|--recursive", null, "Read the directories below those given, too");
    private static readonly Option NamespaceOption = new("-n|--namespace", "NAMESPACE", "Namespace of objects that name none (default default)");

    private static readonly Choice<FitChoice> FitOption = new("--fit", "What the level has to fit",
        ("policy", FitChoice.Policy), ("exact", FitChoice.Exact), ("workloads", FitChoice.Workloads));

    private static readonly Choice<PoliciesChoice> PoliciesOption = new("--policies", "Which of a namespace's policies decides",
        ("widest", PoliciesChoice.Widest), ("narrowest", PoliciesChoice.Narrowest), ("used", PoliciesChoice.Used));

    private static readonly Choice<ModeChoice> EnforceOption = Mode("--enforce", "Level that refuses pods");
    private static readonly Choice<ModeChoice> AuditOption = Mode("--audit", "Level that is audited");
    private static readonly Choice<ModeChoice> WarnOption = Mode("--warn", "Level that users are warned about");
    private static readonly Option VersionOption = new("--kubernetes-version", "v1.N|latest", "Version of the standards (default latest)");
    private static readonly Option ControllersOption = new("--include-controllers", null, "Count grants to the controllers' own accounts");
    private static readonly Option UsersOption = new("--include-users", null, "Count grants to users and their groups");

    private static readonly Choice<OutputFormat> OutputOption = new("-o|--output", "Form of the labels",
        ("yaml", OutputFormat.Yaml), ("json", OutputFormat.Json), ("kubectl", OutputFormat.Kubectl),
        ("kustomize", OutputFormat.Kustomize), ("name", OutputFormat.Name));

    private static readonly Option OutputDirectoryOption = new("--output-dir", "DIR", "Write labels and reports as files into this directory instead");

    private static readonly Choice<ReportFormat> ReportOption = new("--report", "Form of the report",
        ("text", ReportFormat.Text), ("markdown", ReportFormat.Markdown), ("json", ReportFormat.Json), ("none", ReportFormat.None));

    private static readonly Option ReportFileOption = new("--report-file", "PATH", "Write the report to this file instead of standard error");
    private static readonly Option WitnessesOption = new("--witnesses", "DIR", "Write a pod for every difference into this directory");
    private static readonly Option OverwriteOption = new("--overwrite", null, "Replace Pod Security labels that say something else");
    private static readonly Option ExitCodeOption = new("--exit-code", null, "Exit with 1 when there are findings");
    private static readonly Option NoColourOption = new("--no-color", null, "No colours; the same as NO_COLOR=1");

    /// <summary>The options as the help text shows them.</summary>
    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        new("Input", FilenameOption, RecursiveOption, NamespaceOption),
        new("Choosing levels", FitOption, PoliciesOption, EnforceOption, AuditOption, WarnOption, VersionOption, ControllersOption, UsersOption),
        new("Output", OutputOption, OutputDirectoryOption, ReportOption, ReportFileOption, WitnessesOption, OverwriteOption, ExitCodeOption, NoColourOption),
    ];

    /// <summary>Files and directories as typed: the arguments, then those of <c>--filename</c>.</summary>
    public required ImmutableArray<string> Files { get; init; }
    public bool Recursive { get; init; }
    /// <summary>The namespace of objects that name none; null when the user didn't say.</summary>
    public string? Namespace { get; init; }
    public FitChoice Fit { get; init; }
    public PoliciesChoice Policies { get; init; }
    public ModeChoice Enforce { get; init; }
    public ModeChoice Audit { get; init; }
    public ModeChoice Warn { get; init; }
    /// <summary><c>latest</c> or <c>v1.N</c>.</summary>
    public string KubernetesVersion { get; init; } = "latest";
    public bool IncludeControllers { get; init; }
    public bool IncludeUsers { get; init; }
    public OutputFormat Output { get; init; }
    public string? OutputDirectory { get; init; }
    public ReportFormat Report { get; init; }
    public string? ReportFile { get; init; }
    public string? WitnessDirectory { get; init; }
    public bool Overwrite { get; init; }
    public bool ExitCode { get; init; }
    public bool NoColour { get; init; }

    /// <summary>Understands what was typed.</summary>
    /// <exception cref="CommandException">A value is wrong, or two options contradict each other.</exception>
    public static ConvertOptions From(Values values)
    {
        var options = new ConvertOptions
        {
            Files = [.. values.Arguments, .. values.All(FilenameOption)],
            Recursive = values.Has(RecursiveOption),
            Namespace = values.Text(NamespaceOption),
            Fit = values.Of(FitOption),
            Policies = values.Of(PoliciesOption),
            Enforce = values.Of(EnforceOption),
            Audit = values.Of(AuditOption),
            Warn = values.Of(WarnOption),
            KubernetesVersion = values.Text(VersionOption) ?? "latest",
            IncludeControllers = values.Has(ControllersOption),
            IncludeUsers = values.Has(UsersOption),
            Output = values.Of(OutputOption),
            OutputDirectory = values.Text(OutputDirectoryOption),
            Report = values.Of(ReportOption),
            ReportFile = values.Text(ReportFileOption),
            WitnessDirectory = values.Text(WitnessesOption),
            Overwrite = values.Has(OverwriteOption),
            ExitCode = values.Has(ExitCodeOption),
            NoColour = values.Has(NoColourOption),
        };
        options.Check();
        return options;
    }

    private void Check()
    {
        if (Namespace is not null && !ValueForms.IsNamespace(Namespace))
            throw new CommandException($"--namespace: \"{Namespace}\" can't be the name of a namespace", "use lower-case letters, digits and -");
        if (!ValueForms.IsVersion(KubernetesVersion))
            throw new CommandException($"--kubernetes-version: unknown value \"{KubernetesVersion}\"", "use latest or a minor version such as v1.25");
        if (ReportFile is not null && Report == ReportFormat.None)
            throw new CommandException("--report-file makes no sense with --report none");
    }

    private static Choice<ModeChoice> Mode(string name, string help) => new(name, help,
        ("auto", ModeChoice.Auto), ("none", ModeChoice.None), ("privileged", ModeChoice.Privileged),
        ("baseline", ModeChoice.Baseline), ("restricted", ModeChoice.Restricted));
}
