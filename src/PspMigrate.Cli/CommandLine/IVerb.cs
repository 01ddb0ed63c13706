namespace PspMigrate.Cli.CommandLine;

/// <summary>A verb of the command, such as <c>convert</c>.</summary>
internal interface IVerb
{
    string Name { get; }

    /// <summary>One sentence, without a full stop.</summary>
    string Summary { get; }

    /// <summary>What follows the verb in the usage line, besides options: <c>FILE...</c>.</summary>
    string Arguments { get; }

    /// <summary>The only arguments that make sense; empty where there are too many to name.</summary>
    ImmutableArray<string> Choices => Arguments.Split('|') is { Length: > 1 } words ? [.. words] : [];

    ImmutableArray<OptionGroup> Options { get; }

    ImmutableArray<Example> Examples { get; }

    /// <summary>Does the work and returns the exit code.</summary>
    /// <exception cref="CommandException">The user has to mend something first.</exception>
    int Run(ParsedArguments values, Host host);
}

/// <summary>An example in the help text.</summary>
/// <param name="Purpose">What it is for, one line.</param>
/// <param name="Command">The command line; <c>{0}</c> stands for the command's own name.</param>
internal sealed record Example(string Purpose, string Command);
