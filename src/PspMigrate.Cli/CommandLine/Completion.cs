namespace PspMigrate.Cli.CommandLine;

/// <summary>What may follow what was typed so far: for the shells' completion, and for kubectl's of plugins.</summary>
/// <remarks>The protocol is cobra's: a candidate a line, a tab and what it means, and last <c>:</c> with what the shell shall do.</remarks>
internal static class Completion
{
    /// <summary>The hidden verb that shells call.</summary>
    public const string Verb = "__complete";

    public const string Policy = "[POLICY]";

    private const string Files = ":0";
    private const string NoFiles = ":4";

    private static readonly ImmutableArray<(string Name, string Help)> Root =
        [(ArgumentParser.Help, "Show help about a command"), ("--help", "Show help"), ("--version", "Show the version")];

    /// <summary>Writes the candidates for the last word.</summary>
    /// <param name="typed">The words after the command; the last is the one being typed, perhaps empty.</param>
    /// <param name="live">Values of an option or argument, by its long name and what is typed before it, that only the surroundings know.</param>
    public static void Write(
        IReadOnlyList<string> typed, IReadOnlyList<Verb> verbs, Func<string, IReadOnlyList<string>, IEnumerable<string>> live, TextWriter output)
    {
        var word = typed.Count == 0 ? "" : typed[^1];
        var before = typed.SkipLast(1).ToList();
        // bash takes words apart at "=".
        if (word is "=")
            word = "";
        else if (before is [.., "="])
            before.RemoveAt(before.Count - 1);

        var (candidates, directive) = Find(before, word, verbs, live);
        foreach (var (name, help) in candidates.Where(candidate => candidate.Name.StartsWith(word, StringComparison.Ordinal)))
            output.WriteLine(help.Length == 0 ? name : $"{name}\t{help}");
        output.WriteLine(directive);
    }

    private static (IEnumerable<(string Name, string Help)> Candidates, string Directive) Find(
        List<string> before, string word, IReadOnlyList<Verb> verbs, Func<string, IReadOnlyList<string>, IEnumerable<string>> live)
    {
        var verb = verbs.FirstOrDefault(v => before.Contains(v.Name, StringComparer.Ordinal));
        if (before is [ArgumentParser.Help])
            return (verbs.Select(v => (v.Name, v.Summary)), NoFiles);
        if (verb is null)
            return (verbs.Select(v => (v.Name, v.Summary)).Concat(Root), NoFiles);

        var options = GlobalOptions.And(verb).ToList();
        if (before is [.., var last] && options.Find(option => !option.IsSwitch && IsName(option, last)) is { } open)
            return Values(open, "", live(open.LongName, before));
        if (word.IndexOf('=', StringComparison.Ordinal) is var equals and > 0
            && options.Find(option => !option.IsSwitch && IsName(option, word[..equals])) is { } given)
        {
            return Values(given, word[..(equals + 1)], live(given.LongName, before));
        }

        if (word.StartsWith('-'))
            return (options.Select(option => (option.LongName, option.Help)).Append(("--help", "Show help")), NoFiles);
        return !verb.Choices.IsEmpty
            ? (verb.Choices.Select(choice => (choice, "")), NoFiles)
            : verb.Arguments is Policy
            ? (live(Policy, before).Select(name => (name, "")), NoFiles)
            : ([], verb.Arguments.Contains("FILE", StringComparison.Ordinal) ? Files : NoFiles);
    }

    private static (IEnumerable<(string Name, string Help)> Candidates, string Directive) Values(Option option, string prefix, IEnumerable<string> live) => (
        option.Words.Concat(live).Select(value => (prefix + value, "")),
        option.Value is "FILE" or "DIR" or "PATH" or "NAME|FILE" ? Files : NoFiles);

    private static bool IsName(Option option, string word) => option.AllNames.Contains(word, StringComparer.Ordinal);
}
