namespace PspMigrate.Cli.CommandLine;

/// <summary>The text behind <c>--help</c>.</summary>
internal static class HelpText
{
    /// <summary>What the whole command is for.</summary>
    public static readonly ImmutableArray<string> Purpose =
    [
        "Converts Kubernetes PodSecurityPolicies and the RBAC that grants them into Pod Security Admission",
        "namespace labels, and shows which rules are lost, tightened, or must now be spelled out.",
    ];

    private const int NamesWidth = 30;

    public static void Write(IReadOnlyList<Verb> verbs, string commandName, TextWriter output)
    {
        foreach (var line in Purpose)
            output.WriteLine(line);
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine($"  {commandName} COMMAND [options]");
        Heading(output, "Commands");
        foreach (var verb in verbs)
            Row(output, verb.Name, verb.Summary);
        Heading(output, "Options");
        Row(output, "-h, --help", "Show help; after a command, help about it");
        Row(output, "    --version", "Show the version");
        WriteExamples(verbs.SelectMany(v => v.Examples.Take(1)), commandName, output);
        output.WriteLine();
        output.WriteLine($"Use \"{commandName} help COMMAND\" for the options of a command.");
    }

    public static void Write(Verb verb, string commandName, TextWriter output)
    {
        output.WriteLine($"{verb.Summary}.");
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine($"  {commandName} {verb.Name} {verb.Arguments} [options]");
        WriteExamples(verb.Examples, commandName, output);
        foreach (var group in verb.Options)
        {
            Heading(output, group.Title);
            foreach (var option in group.Options)
                Row(output, Names(option), option.Help);
        }

        Heading(output, "Options of every command");
        Row(output, "-h, --help", "Show this help");
        foreach (var option in GlobalOptions.OfEveryVerb)
            Row(output, Names(option), option.Help);
        Heading(output, "Exit codes");
        foreach (var (code, meaning) in ExitCode.Of(verb))
            Row(output, code.ToString(CultureInfo.InvariantCulture), meaning);
    }

    private static void WriteExamples(IEnumerable<Example> examples, string commandName, TextWriter output)
    {
        Heading(output, "Examples");
        var separator = "";
        foreach (var example in examples)
        {
            output.Write(separator);
            output.WriteLine($"  # {example.Purpose}");
            output.WriteLine($"  {string.Format(CultureInfo.InvariantCulture, example.Command, commandName)}");
            separator = output.NewLine;
        }
    }

    private static void Heading(TextWriter output, string title)
    {
        output.WriteLine();
        output.WriteLine($"{title}:");
    }

    private static void Row(TextWriter output, string names, string help)
    {
        if (names.Length <= NamesWidth)
        {
            output.WriteLine($"  {names.PadRight(NamesWidth)}  {help}");
            return;
        }

        output.WriteLine($"  {names}");
        output.WriteLine($"  {"".PadRight(NamesWidth)}  {help}");
    }

    private static string Names(Option option)
    {
        var names = option.Names.Contains('|', StringComparison.Ordinal)
            ? option.Names.Replace("|", ", ", StringComparison.Ordinal)
            : $"    {option.Names}";
        if (option.IsSwitch)
            return names;
        return option.IsValueOptional ? $"{names}[={option.Value}]" : $"{names} {option.Value}";
    }
}
