namespace PspMigrate.Cli.CommandLine;

/// <summary>A verb of the command, such as <c>convert</c>.</summary>
/// <param name="summary">One sentence, without a full stop.</param>
/// <param name="arguments">What follows the verb in the usage line, besides options: <c>FILE...</c>.</param>
internal abstract class Verb(
    string name, string summary, string arguments, ImmutableArray<OptionGroup> options, ImmutableArray<Example> examples)
{
    public string Name { get; } = name;
    public string Summary { get; } = summary;
    public string Arguments { get; } = arguments;
    public ImmutableArray<OptionGroup> Options { get; } = options;
    public ImmutableArray<Example> Examples { get; } = examples;

    /// <summary>The only arguments that make sense; empty where there are too many to name.</summary>
    public virtual ImmutableArray<string> Choices => Arguments.Split('|') is { Length: > 1 } words ? [.. words] : [];

    /// <summary>Does the work and returns the exit code.</summary>
    /// <exception cref="CommandException">The user has to mend something first.</exception>
    public abstract int Run(ParsedArguments values, Host host);
}

/// <summary>An example in the help text.</summary>
/// <param name="Purpose">What it is for, one line.</param>
/// <param name="Command">The command line; <c>{0}</c> stands for the command's own name.</param>
internal sealed record Example(string Purpose, string Command);
