using McMaster.Extensions.CommandLineUtils;

namespace PspMigrate.Cli.CommandLine;

/// <summary>Arguments → request. Pure; the only place that knows the parsing library.</summary>
/// <remarks>
/// Of the library only parsing is used. Its help, hints, validation and execution are not: they write to standard
/// output, or need reflection that Native AOT takes away.
/// </remarks>
internal static class ArgumentParser
{
    /// <summary>The word that asks for help about the word behind it.</summary>
    public const string Help = "help";

    private const string HelpNames = "-h|--help";

    /// <param name="commandName">What users call the command; for advice.</param>
    /// <exception cref="CommandException">The arguments are not understood.</exception>
    public static Request Parse(IReadOnlyList<string> args, IReadOnlyList<Verb> verbs, string commandName)
    {
        // As git and kubectl have it: "help VERB" is "VERB --help".
        if (args.Count > 0 && args[0] is Help)
            args = [.. args.Skip(1), "--help"];
        using var root = new CommandLineApplication { Name = commandName };
        var rootHelp = Switch(root, HelpNames);
        var version = Switch(root, "--version");
        var commands = verbs.Select(verb => VerbCommand.In(root, verb)).ToList();

        CommandLineApplication selected;
        try
        {
            var verb = verbs.FirstOrDefault(verb => args.Contains(verb.Name, StringComparer.Ordinal));
            selected = root.Parse([.. verb is null ? args : SwitchValues.Resolve(args, GlobalOptions.And(verb))]).SelectedCommand;
        }
        catch (CommandParsingException e)
        {
            throw Explain(e, args);
        }

        if (rootHelp.HasValue())
            return new HelpRequest(Verb: null);
        if (version.HasValue())
            return new VersionRequest();
        var command = commands.Find(c => c.Application == selected);
        if (command is null)
            return new EmptyRequest();
        return command.Help.HasValue() ? new HelpRequest(command.Verb) : new RunRequest(command.Verb, command.Arguments());
    }

    private static CommandOption Switch(CommandLineApplication application, string names) =>
        application.Option(names, "", CommandOptionType.NoValue);

    private static CommandException Explain(CommandParsingException e, IReadOnlyList<string> args)
    {
        var isRoot = e.Command.Parent is null;
        var advice = isRoot ? $"see {e.Command.Name} --help" : $"see {e.Command.Parent!.Name} {e.Command.Name} --help";
        if (e is not UnrecognizedCommandParsingException unknown)
            return new CommandException(WithDashes(e.Message), advice);

        var word = args.FirstOrDefault(a => e.Message.Contains($"'{a}'", StringComparison.Ordinal)) ?? e.Message;
        var kind = word.StartsWith('-') ? "option" : isRoot ? "command" : "argument";
        if (!isRoot && Takers(word, e.Command.Parent!) is { Length: > 0 } takers)
            return new CommandException($"{e.Command.Name} doesn't take {word}", $"{Counted.Names(takers)} {(takers.Length == 1 ? "does" : "do")}");
        var nearest = unknown.NearestMatches.FirstOrDefault();
        if (nearest is not null)
            advice = $"did you mean {(IsVerb(nearest, e.Command) ? nearest : Dashed(nearest))}?";
        return new CommandException($"unknown {kind} {word}", advice);
    }

    private static string[] Takers(string option, CommandLineApplication root) =>
    [
        .. root.Commands.Where(command => command.Options.Any(known => string.Equals($"--{known.LongName}", option.Split('=')[0], StringComparison.Ordinal)))
            .Select(command => command.Name!),
    ];

    private static bool IsVerb(string name, CommandLineApplication command) =>
        command.Commands.Exists(c => string.Equals(c.Name, name, StringComparison.Ordinal));

    /// <summary>The library's <c>Missing value for option 'fit'</c> as we say it: <c>missing value for option --fit</c>.</summary>
    private static string WithDashes(string message)
    {
        const string before = "option '";
        message = char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
        var start = message.IndexOf(before, StringComparison.Ordinal);
        if (start < 0 || !message.EndsWith('\''))
            return message;
        return $"{message[..start]}option {Dashed(message[(start + before.Length)..^1])}";
    }

    private static string Dashed(string name) => name.Length == 1 ? $"-{name}" : $"--{name}";

    /// <summary>A verb together with its declaration in the parsing library.</summary>
    private sealed record VerbCommand(
        Verb Verb, CommandLineApplication Application, CommandOption Help, CommandArgument Words, List<(Option Option, CommandOption Parsed)> Options)
    {
        public static VerbCommand In(CommandLineApplication root, Verb verb)
        {
            var application = root.Command(verb.Name, _ => { });
            application.AllowArgumentSeparator = true;
            return new(
                verb, application, Switch(application, HelpNames), application.Argument("ARGUMENTS", "", multipleValues: true),
                [.. GlobalOptions.And(verb).Select(o => (o, application.Option(o.Names, "", TypeOf(o))))]);
        }

        public ParsedArguments Arguments() => new(
            [.. Words.Values.OfType<string>(), .. Application.RemainingArguments],
            Options.Where(o => o.Parsed.HasValue()).ToDictionary(
                o => o.Option, IReadOnlyList<string> (o) => [.. o.Parsed.Values.Select(v => v ?? "")]));

        private static CommandOptionType TypeOf(Option option) =>
            option.IsSwitch ? CommandOptionType.NoValue
            : option.IsValueOptional ? CommandOptionType.SingleOrNoValue
            : CommandOptionType.MultipleValue;
    }
}
