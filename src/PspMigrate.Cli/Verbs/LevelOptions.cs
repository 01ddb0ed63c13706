using PspMigrate.Cli.Input;

namespace PspMigrate.Cli.Verbs;

/// <summary>What decides the levels of namespaces; the same in every verb that plans.</summary>
internal sealed record LevelOptions
{
    private static readonly Choice<Fit?> FitOption =
        new("--fit", "What the level must fit; auto means policy, or workloads where there are no policies", Choice.Words<Fit>("auto"));

    private static readonly Choice<PolicyChoice> PoliciesOption = Choice.Of<PolicyChoice>("--policies", "Which of a namespace's policies decides");

    private static readonly Choice<ClosedChoice> NoPolicyOption = Choice
        .Of<ClosedChoice>("--no-policy", "Level for namespaces where no account may use a policy, so nothing could run");

    private static readonly Choice<ModeChoice> EnforceOption = Mode("--enforce", "Level for enforce mode");
    private static readonly Choice<ModeChoice> AuditOption = Mode("--audit", "Level for audit mode");
    private static readonly Choice<ModeChoice> WarnOption = Mode("--warn", "Level for warn mode");
    private static readonly Option VersionOption =
        new("--kubernetes-version", "v1.N|latest", "Version of the Pod Security Standards (default the cluster's; latest for files)");
    private static readonly Option LabelVersionOption =
        new("--kubernetes-version", "v1.N|latest", "Version of the Pod Security Standards (default the namespace's label, else the cluster's, else latest)");
    private static readonly Option ControllersOption = new("--include-controllers", null, "Count grants to the controllers' own accounts");
    private static readonly Option UsersOption = new("--include-users", null, "Count grants to users and their groups");
    private static readonly Option RaiseOption = new("--raise", null, "Only raise levels, as far as all workloads pass; never lower one (see raise)");
    private static readonly Option OverwriteOption = new("--overwrite", null, "Replace existing Pod Security labels that differ");

    private static readonly ImmutableArray<Option> Planned =
        [FitOption, PoliciesOption, NoPolicyOption, EnforceOption, AuditOption, WarnOption, VersionOption, ControllersOption, UsersOption, RaiseOption];

    /// <summary>The options of the verb that only raises levels.</summary>
    public static readonly OptionGroup Raised = new("Choosing levels", AuditOption, WarnOption, VersionOption);

    /// <summary>The options of verbs that set labels, without whether to replace what is there.</summary>
    public static readonly OptionGroup WithoutOverwrite = new("Choosing levels", [.. Planned]);

    /// <summary>The options of verbs that set labels.</summary>
    public static readonly OptionGroup Group = new("Choosing levels", [.. Planned, OverwriteOption]);

    /// <summary>The options of verbs that hold workloads to the level that is enforced.</summary>
    public static readonly ImmutableArray<Option> Enforced =
        [FitOption, PoliciesOption, NoPolicyOption, EnforceOption, LabelVersionOption, ControllersOption, UsersOption, RaiseOption, OverwriteOption];

    /// <summary>How to plan; without scope and version, which depend on what is read.</summary>
    public PlanOptions Plan { get; init; } = new();

    /// <summary>Null when the user didn't say.</summary>
    public KubernetesVersion? Version { get; init; }

    /// <summary>What to say about the version that the user named; null for nothing.</summary>
    public string? Note { get; init; }

    public static LevelOptions From(ParsedArguments values)
    {
        var version = values.Text(VersionOption) ?? values.Text(LabelVersionOption);
        var known = version is null ? null : VersionText.Parse(version)
            ?? throw new CommandException($"{VersionOption.LongName}: unknown value \"{version}\"", "use latest, or a version such as v1.25 or v1.25.3");
        var raises = values.Has(RaiseOption);
        if (raises && values.Has(OverwriteOption))
            throw new CommandException("--raise and --overwrite can't be used together", "--raise replaces labels only by stricter ones");
        if (raises && values.Of(FitOption) is Fit.Policy or Fit.Exact)
            throw new CommandException("--raise goes by the workloads alone", "leave out --fit, or use --fit workloads");
        return new()
        {
            Plan = new()
            {
                Fit = raises ? Fit.Workloads : values.Of(FitOption),
                Raise = raises ? RaiseMode.AsWritten : RaiseMode.None,
                Policies = values.Of(PoliciesOption),
                Closed = values.Of(NoPolicyOption),
                Enforce = values.Of(EnforceOption),
                Audit = values.Of(AuditOption),
                Warn = values.Of(WarnOption),
                Overwrite = values.Has(OverwriteOption),
                IncludeControllers = values.Has(ControllersOption),
                IncludeUsers = values.Has(UsersOption),
            },
            Version = known?.Version,
            Note = known?.Note,
        };
    }

    /// <summary>Whether an option leaves for later what the next commands are about: enforcing.</summary>
    public static bool PutsOff(ParsedArguments typed, RetoldOption option) =>
        string.Equals(option.Name, EnforceOption.LongName, StringComparison.Ordinal) && typed.Of(EnforceOption) == ModeChoice.None;

    /// <summary>The same for levels that are only raised, as far as all workloads pass as they are written.</summary>
    public LevelOptions Raising() => this with { Plan = Plan with { Fit = Fit.Workloads, Raise = RaiseMode.AsWritten } };

    /// <summary>The same, except that levels which are raised are those after fixes.</summary>
    public LevelOptions WithFixes() => Plan.Raise == RaiseMode.None ? this : this with { Plan = Plan with { Raise = RaiseMode.AfterFixes } };

    public void SayNote(Host host)
    {
        if (Note is not null)
            ProblemWriter.Write([new Diagnostic(Severity.Note, Note, Position.None)], host);
    }

    public PlanOptions For(Given given) => Plan with
    {
        Version = Version ?? given.ServerVersion ?? KubernetesVersion.Latest,
        ServerMinor = given.ServerVersion?.Minor,
        Scope = given.Scope,
        Without = given.Without,
    };

    private static Choice<ModeChoice> Mode(string name, string help) => new(name, help,
        [
            ("auto", ModeChoice.Auto), ("none", ModeChoice.None),
            .. Choice.Words<Level>().Select(level => (level.Word, new ModeChoice(IsAuto: false, level.Value))),
        ]);
}
