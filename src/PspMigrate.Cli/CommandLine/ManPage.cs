namespace PspMigrate.Cli.CommandLine;

/// <summary>Manual pages, in the language of <c>man</c>(7): one for the command, one for each verb.</summary>
internal static class ManPage
{
    /// <summary>The hidden verb that releases call.</summary>
    public const string Verb = "__man";

    private const string Name = "pspmigrate";

    /// <summary>The page of the whole command: <c>pspmigrate(1)</c>.</summary>
    public static void Write(IReadOnlyList<Verb> verbs, TextWriter output)
    {
        Head(output, Name, "convert PodSecurityPolicies into Pod Security labels");
        output.Write($".B {Name}\n.I COMMAND\n[options]\n.br\n.B kubectl {Name}\n.I COMMAND\n[options]\n");
        Section(output, "DESCRIPTION");
        foreach (var line in HelpText.Purpose)
            output.Write($"{Escaped(line)}\n");
        Section(output, "COMMANDS");
        foreach (var verb in verbs)
            Tagged(output, $"{Bold(verb.Name)}", $"{verb.Summary}. See {Bold(PageOf(verb))}(1).");
        Section(output, "OPTIONS");
        Tagged(output, $"{Bold("-h")}, {Bold("--help")}", "Show help; after a command, help about it.");
        Tagged(output, Bold("--version"), "Show the version.");
        Examples(verbs.SelectMany(verb => verb.Examples.Take(1)), output);
        SeeAlso(output, [.. verbs.Select(PageOf), "kubectl"]);
    }

    /// <summary>The page of one verb: <c>pspmigrate-convert(1)</c>.</summary>
    public static void Write(Verb verb, TextWriter output)
    {
        Head(output, PageOf(verb), char.ToLowerInvariant(verb.Summary[0]) + verb.Summary[1..]);
        output.Write($".B {Name} {verb.Name}\n{Escaped(verb.Arguments)} [options]\n");
        Section(output, "OPTIONS");
        foreach (var group in verb.Options)
        {
            output.Write($".SS {Escaped(group.Title)}\n");
            foreach (var option in group.Options)
                Tagged(output, Names(option), $"{Escaped(option.Help)}.");
        }

        output.Write(".SS Options of every command\n");
        Tagged(output, $"{Bold("-h")}, {Bold("--help")}", "Show help.");
        foreach (var option in GlobalOptions.OfEveryVerb)
            Tagged(output, Names(option), $"{Escaped(option.Help)}.");
        Section(output, "EXIT STATUS");
        foreach (var (code, meaning) in ExitCode.Of(verb))
            Tagged(output, Bold($"{code}"), $"{Escaped(meaning)}.");
        Examples(verb.Examples, output);
        SeeAlso(output, [Name]);
    }

    private static string PageOf(Verb verb) => $"{Name}-{verb.Name}";

    private static void Head(TextWriter output, string page, string purpose)
    {
        output.Write($".TH {Escaped(page.ToUpperInvariant())} 1 \"{CommandName.CommitDate}\" \"{Name} {CommandName.Version}\" \"User Commands\"\n");
        // Lines of code and options aren't to be stretched, and nothing is to be hyphenated.
        output.Write(".ad l\n.nh\n");
        Section(output, "NAME");
        output.Write($"{Escaped(page)} \\- {Escaped(purpose)}\n");
        Section(output, "SYNOPSIS");
    }

    private static void Section(TextWriter output, string title) => output.Write($".SH {title}\n");

    private static void Tagged(TextWriter output, string tag, string text) => output.Write($".TP\n{tag}\n{text}\n");

    private static void Examples(IEnumerable<Example> examples, TextWriter output)
    {
        Section(output, "EXAMPLES");
        output.Write(string.Join(".PP\n", examples.Select(example =>
            $"{Escaped(example.Purpose)}:\n.PP\n.RS 4\n.nf\n{Escaped(example.Command.Replace("{0}", Name, StringComparison.Ordinal))}\n.fi\n.RE\n")));
    }

    private static void SeeAlso(TextWriter output, IReadOnlyList<string> pages)
    {
        Section(output, "SEE ALSO");
        output.Write($"{string.Join(",\n", pages.Select(page => $"{Bold(page)}(1)"))}\n");
    }

    private static string Names(Option option)
    {
        var names = string.Join(", ", option.AllNames.Select(Bold));
        if (option.IsSwitch)
            return names;
        // A line may be broken behind each word.
        var value = $"\\fI{Escaped(option.Value!).Replace("|", "|\\:", StringComparison.Ordinal)}\\fR";
        return option.IsValueOptional ? $"{names}[={value}]" : $"{names} {value}";
    }

    private static string Bold(string text) => $"\\fB{Escaped(text)}\\fR";

    /// <summary>Text that means only itself: no hyphens that may be taken for dashes, no line that is taken for a request.</summary>
    private static string Escaped(string text) => (text is ['.' or '\'', ..] ? "\\&" : "") + string.Concat(text.Select(character => character switch
    {
        '\\' => "\\e",
        '-' => "\\-",
        '\'' => "\\(aq",
        '^' => "\\(ha",
        '~' => "\\(ti",
        '`' => "\\(ga",
        _ => character.ToString(),
    }));
}
