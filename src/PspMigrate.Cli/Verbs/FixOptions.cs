using PspMigrate.Reports.Fixes;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>fix</c> is asked to do, checked.</summary>
internal sealed record FixOptions(WorkloadOptions Workloads, FixForm Form, bool InPlace, bool KeepFilled, ReportTarget Report, bool ExitCode)
{
    /// <summary>Also an option of <c>pr --fix</c>.</summary>
    internal static readonly Option KeepFilledOption = new("--keep-filled", null, "Also write what the policy fills in but the level doesn't require");

    private static readonly Choice<FixForm> OutputOption = Choice.Of<FixForm>("-o|--output", "Format of the fixes");

    private static readonly Option InPlaceOption = new("-i|--in-place", null, "Edit the manifests instead of printing fixes");
    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("something is left to decide or to edit by hand");

    public static readonly ImmutableArray<OptionGroup> Groups =
        [.. WorkloadOptions.Groups, new("Output", [OutputOption, InPlaceOption, KeepFilledOption, .. ReportTarget.Options, ExitCodeOption])];

    /// <exception cref="CommandException">A value is wrong, or what can't be edited would have to be.</exception>
    public static FixOptions From(ParsedArguments values)
    {
        var options = new FixOptions(
            WorkloadOptions.From(values), values.Of(OutputOption), values.Has(InPlaceOption), values.Has(KeepFilledOption),
            ReportTarget.From(values, ReportForm.Text), values.Has(ExitCodeOption));
        if (options.InPlace && values.Text(OutputOption) is not null)
            throw new CommandException("--in-place and --output can't be used together", "-o diff shows what --in-place does");
        var files = options.Workloads.Input.Files;
        if (options.InPlace && !options.Workloads.Input.Trees.Kustomizations.IsEmpty)
        {
            throw new CommandException("-k builds one kustomization, and others may share its files: it can't be edited in place",
                "name the directory that holds all of them, with -R, or print a component with -o kustomize");
        }

        if (options.InPlace && files.IsEmpty)
            throw new CommandException("a cluster can't be edited in place", "name the files to edit, or leave out --in-place to get patches");
        if (options.InPlace && files.Contains("-", StringComparer.Ordinal))
            throw new CommandException("standard input can't be edited in place", "leave out --in-place to get patches, or name the files");
        if (options.Form == FixForm.Diff && (files.IsEmpty || files.Contains("-", StringComparer.Ordinal)))
            throw new CommandException("-o diff needs files", "name the manifests, or use another form");
        return options;
    }
}
