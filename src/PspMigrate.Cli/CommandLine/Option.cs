namespace PspMigrate.Cli.CommandLine;

/// <summary>An option of a verb. Compared by identity: verbs keep theirs in static fields.</summary>
/// <param name="names"><c>-o|--output</c>, or a long name alone.</param>
/// <param name="value">The word for its value in the help text; null for a switch.</param>
internal class Option(string names, string? value, string help)
{
    /// <summary>The names as the parser wants them: <c>-o|--output</c>.</summary>
    public string Names { get; } = names;

    /// <summary>Each of the names by itself.</summary>
    public ImmutableArray<string> AllNames { get; } = [.. names.Split('|')];

    public string? Value { get; } = value;

    public string Help { get; } = help;

    /// <summary>The only values that it takes; empty when there are too many to name.</summary>
    public virtual ImmutableArray<string> Words => [];

    /// <summary>True when it may be given without its value; a value follows <c>=</c>.</summary>
    public bool IsValueOptional { get; init; }

    /// <summary>True when its value must not be shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The long name, <c>--output</c>: the one that messages use.</summary>
    public string LongName { get; } = names[(names.IndexOf('|', StringComparison.Ordinal) + 1)..];

    /// <summary>True for a switch, which takes no value.</summary>
    public bool IsSwitch => Value is null;
}

/// <summary>A headed group of options in the help text.</summary>
internal sealed record OptionGroup(string Title, params Option[] Options);
