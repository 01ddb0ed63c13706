using PspMigrate.Reports.Labels;

namespace PspMigrate.Cli.CommandLine;

/// <summary>Says again what was typed, for commands that carry on with the same input.</summary>
internal static class Retelling
{
    /// <summary>How the user calls the command, with the arguments and those of the options that were given.</summary>
    /// <param name="options">The options that other verbs take, too.</param>
    /// <param name="isRepository">Whether labels go into manifests under version control rather than straight to a cluster.</param>
    public static Invocation Of(ParsedArguments typed, string command, IReadOnlyCollection<Option> options, bool isRepository) =>
        new(command, string.Join(' ', typed.Arguments.Select(Shell.Quote)), isRepository)
        {
            Inputs = Application.Verbs.Where(verb => !verb.Arguments.Contains("FILE", StringComparison.Ordinal)).ToImmutableDictionary(
                verb => verb.Name, _ => string.Join(' ', typed.Arguments.Select(file => $"--filename {Shell.Quote(file)}")), StringComparer.Ordinal),
            Options =
            [
                .. options.Where(typed.Has).Select(option => new RetoldOption(
                    option.LongName,
                    string.Join(' ', Words(typed, option)),
                    [.. Application.Verbs.Where(verb => Takes(verb, option)).Select(verb => verb.Name)])),
            ],
        };

    /// <summary>Those of some options that were given, each after a space.</summary>
    public static string Of(ParsedArguments typed, IEnumerable<Option> options) =>
        string.Concat(options.SelectMany(option => Words(typed, option)).Select(word => " " + word));

    /// <remarks>By name: verbs may say different things of one option.</remarks>
    private static bool Takes(Verb verb, Option option) =>
        verb.Options.Any(group => Array.Exists(group.Options, other => string.Equals(other.LongName, option.LongName, StringComparison.Ordinal)));

    private static IEnumerable<string> Words(ParsedArguments typed, Option option)
    {
        if (!typed.Has(option))
            return [];
        // What is secret is neither printed nor copied into a shell's history.
        if (option.IsSecret)
            return [option.LongName, "\"$TOKEN\""];
        if (option.IsSwitch)
            return [option.LongName];
        // A value that may be left out is only taken behind an equals sign.
        return option.IsValueOptional
            ? typed.All(option).Select(value => value.Length == 0 ? option.LongName : $"{option.LongName}={Shell.Quote(value)}")
            : typed.All(option).SelectMany(value => new[] { option.LongName, Shell.Quote(value) });
    }
}
