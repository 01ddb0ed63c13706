using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Git;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>How far to go.</summary>
internal enum PrGoal
{
    Show,
    Commit,
    /// <summary>Push the branch, too.</summary>
    Push,
    /// <summary>Open the request, too.</summary>
    Open,
}

/// <summary>What <c>pr</c> is asked to do, checked.</summary>
internal sealed class PrOptions(ParsedArguments values, PrGoal goal, InputOptions input)
{
    private const string LabelPrefix = "label=";

    private static readonly Option LiveOption = new("--live", null, "Read the cluster of the current context instead of the repository's manifests");
    private static readonly Option PathOption = new("--path", "PATH", "Only look at files of the repository below this path");
    private static readonly Option NewFilesOption =
        new("--new-files", "DIR", "Directory of manifests for namespaces that have none (default beside the nearest one)");
    private static readonly KeepOption KeepOption = new($"Also add {RequestPlanner.KeptFile}: admission policies that keep what the levels lose");
    private static readonly Option FixOption = new("--fix", null, "Also add to workloads what their policy fills in, as separate commits");

    private static readonly Option CleanupOption =
        new("--cleanup", null, "Instead of labelling, remove policies, what grants only them, and annotations without effect");
    private static readonly Option NoNewFilesOption = new("--no-new-files", null, "Don't create manifests for namespaces that have none");
    private static readonly Option PartialOption = new("--partial", null, "Also label namespaces for which charts, templates and the like weren't read");

    private static readonly Option BranchOption = new("--branch", "NAME", $"Branch to commit to (default {DefaultBranch})");
    private static readonly Option BaseOption = new("--base", "NAME", "Branch to open the request against (default the one checked out)");
    private static readonly Option RemoteOption = new("--remote", "NAME", "Remote to push to (default origin)");
    private static readonly Option DryRunOption = new("--dry-run", null, "Print the changes as a patch without doing anything");
    private static readonly Option CommitOption = new("--commit", null, "Commit to the branch, but don't push");
    private static readonly Option PushOption = new("--push", null, "Push the branch, but don't open a request");
    private static readonly Option DraftOption = new("--draft", null, "Open the request as a draft");

    private static readonly Choice<ForgeKind> ForgeOption = Choice.Of<ForgeKind>("--forge", "Host of the remote");

    private static readonly Choice<SplitChoice> SplitOption = Choice.Of<SplitChoice>("--split", "Open one request, or one per namespace or team");

    private static readonly Option SplitByOption =
        new("--split-by", "directory|label=KEY", "What identifies a team: the directory of its manifests (default), or a label of its namespaces");
    private static readonly Option BodyFileOption =
        new("--body-file", "PATH", "Also write the text of the request to this file; its ending chooses the format (default Markdown)");

    private static readonly Choice<ReportForm?> ReportOption = new(
        "--report", "Format of the text of the request; without --body-file it goes to standard error",
        [("none", null), .. Choice.Words(ReportForm.All.Where(form => form != ReportForm.Sarif))]);

    private const string DefaultBranch = "pspmigrate/pod-security-labels";
    private const string CleanupBranch = "pspmigrate/cleanup";

    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        InputOptions.Group,
        ClusterOptions.Group,
        LevelOptions.Group,
        KeepOption.Group,
        new("Repository", LiveOption, PathOption, NewFilesOption, NoNewFilesOption, PartialOption, FixOption, FixOptions.KeepFilledOption, CleanupOption),
        new("Request", BranchOption, BaseOption, RemoteOption, DryRunOption, CommitOption, PushOption, DraftOption, ForgeOption, SplitOption, SplitByOption,
            BodyFileOption, ReportOption, ReportTarget.ForceOption),
    ];

    public InputOptions Input { get; } = values.Has(LiveOption) ? input with { Cluster = input.Cluster with { IsAsked = true } } : input;
    public LevelOptions Levels { get; } = LevelOptions.From(values);
    /// <summary>Whether the plan is made from the repository's own manifests, because nothing else was named.</summary>
    public bool IsRepositoryInput { get; } = !input.HasFiles && !input.Cluster.IsAsked && !values.Has(LiveOption);
    public ImmutableArray<string> Paths { get; } = [.. values.All(PathOption)];
    public string? NewFiles { get; } = values.Text(NewFilesOption);
    /// <summary>Whether manifests are made for namespaces that have none.</summary>
    public bool MakesFiles { get; } = !values.Has(NoNewFilesOption);
    /// <summary>Whether namespaces are labelled of which not everything was read.</summary>
    public bool Partial { get; } = values.Has(PartialOption);
    /// <summary>How to keep what the levels lose; null to leave it.</summary>
    public KeepOptions? Keeping { get; } = KeepOption.From(values, input);
    /// <summary>Whether workloads are fixed, too.</summary>
    public bool Fix { get; } = values.Has(FixOption);
    /// <summary>Whether fixes write, too, what policies fill in and levels don't ask for.</summary>
    public bool KeepFilled { get; } = values.Has(FixOptions.KeepFilledOption);
    /// <summary>Whether what is left of policies is taken out, and nothing is labelled.</summary>
    public bool Cleanup { get; } = values.Has(CleanupOption);
    public string Branch { get; } = values.Text(BranchOption) ?? (values.Has(CleanupOption) ? CleanupBranch : DefaultBranch);
    /// <summary>Null is the branch that is checked out.</summary>
    public string? Base { get; } = values.Text(BaseOption);
    public string Remote { get; } = values.Text(RemoteOption) ?? "origin";
    public PrGoal Goal => goal;
    public bool Draft { get; } = values.Has(DraftOption);
    public ForgeKind Forge { get; } = values.Of(ForgeOption);
    public RequestSplit Split { get; } = new(values.Of(SplitOption), LabelOf(values.Text(SplitByOption)));
    public string? BodyFile { get; } = values.Text(BodyFileOption);
    /// <summary>The form of the text that is written besides; null for that of the file, or none.</summary>
    public ReportForm? Report { get; } = values.Of(ReportOption);
    /// <summary>Whether a file of others is replaced by the text.</summary>
    public bool Force { get; } = values.Has(ReportTarget.ForceOption);

    public static PrOptions From(ParsedArguments values)
    {
        (Option Option, PrGoal Goal)[] stops = [(DryRunOption, PrGoal.Show), (CommitOption, PrGoal.Commit), (PushOption, PrGoal.Push)];
        var goals = stops.Where(stop => values.Has(stop.Option)).Select(stop => stop.Goal).ToArray();
        if (goals.Length > 1)
            throw new CommandException("--dry-run, --commit and --push can't be used together", "each goes further than the one before");
        var options = new PrOptions(values, goals is [var goal] ? goal : PrGoal.Open, InputOptions.From(values, values.Arguments));
        options.Check(values.Has(SplitByOption));
        return options;
    }

    private void Check(bool isSplitBy)
    {
        if (Draft && Goal != PrGoal.Open)
            throw new CommandException("--draft can't be used where no request is opened");
        if (KeepFilled && !Fix)
            throw new CommandException("--keep-filled needs --fix");
        if (Cleanup && (Fix || Keeping is not null || NewFiles is not null || Split.Choice != SplitChoice.None))
            throw new CommandException("--cleanup can't be used with --fix, --keep, --new-files or --split: it labels and fixes nothing");
        if (Cleanup && !IsRepositoryInput)
            throw new CommandException("--cleanup looks at the repository alone", "leave out files and clusters; for a cluster there is the verb cleanup");
        if (NewFiles is not null && !MakesFiles)
            throw new CommandException("--new-files can't be used with --no-new-files");
        if (isSplitBy && Split.Choice != SplitChoice.Team)
            throw new CommandException("--split-by needs --split team");
        if (Keeping is not null && Split.Choice != SplitChoice.None)
            throw new CommandException("--keep can't be used with --split: kept policies go into one file");
        if (BodyFile is not null && Split.Choice != SplitChoice.None)
            throw new CommandException("--body-file can't be used with --split: every request has a text of its own");
        if (Force && BodyFile is null)
            throw new CommandException("--force needs --body-file");
    }

    /// <summary>The label, or null for the directory.</summary>
    private static string? LabelOf(string? splitBy) => splitBy switch
    {
        null or "directory" => null,
        _ when splitBy.StartsWith(LabelPrefix, StringComparison.Ordinal) && splitBy.Length > LabelPrefix.Length => splitBy[LabelPrefix.Length..],
        _ => throw new CommandException($"--split-by: unknown value \"{splitBy}\"", "use directory, or label= and the label's key"),
    };
}
