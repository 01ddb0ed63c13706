namespace PspMigrate.Cli.CommandLine;

/// <summary>What the user typed after a verb, taken apart but not yet understood.</summary>
internal sealed class ParsedArguments(
    IReadOnlyList<string> arguments, IReadOnlyDictionary<Option, IReadOnlyList<string>> options)
{
    public static readonly ParsedArguments None = new([], ImmutableDictionary<Option, IReadOnlyList<string>>.Empty);

    /// <summary>The words that belong to no option.</summary>
    public IReadOnlyList<string> Arguments { get; } = arguments;

    public bool Has(Option option) => options.ContainsKey(option);

    /// <summary>All values of a repeatable option, in the order given.</summary>
    public IReadOnlyList<string> All(Option option) => options.GetValueOrDefault(option) ?? [];

    /// <summary>The value of an option, the last one if there are several; null when it wasn't given.</summary>
    /// <exception cref="CommandException">The value is empty.</exception>
    public string? Text(Option option)
    {
        if (!options.TryGetValue(option, out var given))
            return null;
        return given[^1].Length > 0 ? given[^1] : option.IsValueOptional ? null : throw new CommandException($"{option.LongName} needs a value");
    }

    /// <summary>The value of a choice, or its default.</summary>
    /// <exception cref="CommandException">It is none of the words.</exception>
    public T Of<T>(Choice<T> choice) => choice.Parse(Text(choice))!;
}
