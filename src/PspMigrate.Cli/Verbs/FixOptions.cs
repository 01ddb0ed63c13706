using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>fix</c> is asked to do, checked.</summary>
internal sealed record FixOptions(WorkloadOptions Workloads, bool InPlace, bool ExitCode)
{
    private static readonly Option InPlaceOption = new("-i|--in-place", null, "Edit the manifests instead of printing patches");
    private static readonly Option ExitCodeOption = new("--exit-code", null, "Exit with 1 when something is left to decide or to edit by hand");

    /// <summary>The options as the help text shows them.</summary>
    public static readonly ImmutableArray<OptionGroup> Groups =
        [.. WorkloadOptions.Groups, new("Output", InPlaceOption, ExitCodeOption)];

    /// <summary>Understands what was typed.</summary>
    /// <exception cref="CommandException">A value is wrong, or standard input would have to be edited.</exception>
    public static FixOptions From(Values values)
    {
        var options = new FixOptions(
            WorkloadOptions.From(values), values.Has(InPlaceOption), values.Has(ExitCodeOption));
        if (options.InPlace && options.Workloads.Input.Files.IsEmpty)
            throw new CommandException("a cluster can't be edited in place", "name the files to edit, or leave out --in-place to get patches");
        if (options.InPlace && options.Workloads.Input.Files.Contains("-", StringComparer.Ordinal))
            throw new CommandException("standard input can't be edited in place", "leave out --in-place to get patches, or name the files");
        return options;
    }
}
