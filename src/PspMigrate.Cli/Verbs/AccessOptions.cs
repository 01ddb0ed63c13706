using System.Collections.Immutable;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Verbs;

/// <summary>How the answer of <c>access</c> is printed.</summary>
internal enum AccessFormat
{
    Table,
    Wide,
    Json,
    Yaml,
}

/// <summary>What <c>access</c> is asked, checked.</summary>
internal sealed record AccessOptions
{
    private static readonly Option LabelOption = new("--who-can-label", null, "Who may change namespaces, and so lower a level");
    private static readonly Option RoleOption = new("--rbac", null, "Print the smallest roles that this command needs");

    private static readonly Choice<AccessFormat> OutputOption = new("-o|--output", "Form of the answer",
        ("table", AccessFormat.Table), ("wide", AccessFormat.Wide), ("json", AccessFormat.Json), ("yaml", AccessFormat.Yaml));

    /// <summary>The options as the help text shows them.</summary>
    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        new("Question", LabelOption, RoleOption),
        InputOptions.Group,
        ClusterOptions.Group,
        WithoutOptions.Group,
        new("Output", OutputOption),
    ];

    /// <summary>The only policy asked for; null for all.</summary>
    public string? Policy { get; init; }
    public InputOptions Input { get; init; } = new();
    public bool WhoCanLabel { get; init; }
    public bool Role { get; init; }
    public AccessFormat Output { get; init; }

    /// <summary>Understands what was typed.</summary>
    /// <exception cref="CommandException">A value is wrong, or two options contradict each other.</exception>
    public static AccessOptions From(ParsedArguments values)
    {
        if (values.Arguments.Count > 1)
            throw new CommandException("access takes one policy at most", "name files with -f");
        var options = new AccessOptions
        {
            Policy = values.Arguments.Count == 1 ? values.Arguments[0] : null,
            Input = InputOptions.From(values, []),
            WhoCanLabel = values.Has(LabelOption),
            Role = values.Has(RoleOption),
            Output = values.Of(OutputOption),
        };
        return options is { WhoCanLabel: true, Policy: not null }
            ? throw new CommandException("--who-can-label is not about a policy", "leave the policy out")
            : options;
    }
}
