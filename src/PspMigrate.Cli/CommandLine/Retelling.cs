using PspMigrate.Reports;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Cli.CommandLine;

/// <summary>Says again what was typed, for commands that carry on with the same input.</summary>
internal static class Retelling
{
    /// <summary>How the user calls the command, with the arguments and those of the options that were given.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="command">The name of the command.</param>
    /// <param name="options">The options that other verbs take, too.</param>
    /// <param name="isRepository">Whether labels go into manifests under version control rather than straight to a cluster.</param>
    public static Invocation Of(ParsedArguments typed, string command, IEnumerable<Option> options, bool isRepository) =>
        new(command, string.Join(' ', [.. typed.Arguments.Select(Shell.Quote), .. options.SelectMany(option => Words(typed, option))]), isRepository);

    /// <summary>Those of some options that were given, each after a space.</summary>
    public static string Of(ParsedArguments typed, IEnumerable<Option> options) => string.Concat(options.SelectMany(option => Words(typed, option)).Select(word => " " + word));

    private static IEnumerable<string> Words(ParsedArguments typed, Option option)
    {
        if (!typed.Has(option))
            return [];
        // What is secret is neither printed nor copied into a shell's history.
        if (option.IsSecret)
            return [option.LongName, "\"$TOKEN\""];
        return option.IsSwitch ? [option.LongName] : typed.All(option).SelectMany(value => new[] { option.LongName, Shell.Quote(value) });
    }
}
