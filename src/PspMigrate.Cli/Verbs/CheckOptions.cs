using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Verbs;

/// <summary>How the result of a check is printed.</summary>
internal enum CheckFormat
{
    Text,
    Json,
    Name,
}

/// <summary>What <c>check</c> is asked to do, checked.</summary>
internal sealed record CheckOptions(WorkloadOptions Workloads, CheckFormat Output, bool ExitCode)
{
    private static readonly Choice<CheckFormat> OutputOption = new("-o|--output", "Form of the result; name lists what fails",
        ("text", CheckFormat.Text), ("json", CheckFormat.Json), ("name", CheckFormat.Name));

    private static readonly Option ExitCodeOption = new("--exit-code", null, "Exit with 1 when a workload fails its namespace's level");

    /// <summary>The options as the help text shows them.</summary>
    public static readonly ImmutableArray<OptionGroup> Groups =
        [.. WorkloadOptions.Groups, WithoutOptions.Group, new("Output", OutputOption, ExitCodeOption)];

    /// <summary>Understands what was typed.</summary>
    /// <exception cref="CommandException">A value is wrong.</exception>
    public static CheckOptions From(ParsedArguments values) => new(
        WorkloadOptions.From(values), values.Of(OutputOption), values.Has(ExitCodeOption));
}
