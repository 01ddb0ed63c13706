namespace PspMigrate.Cli.CommandLine;

/// <summary>An option whose value is one of a few words.</summary>
/// <param name="otherwise">What holds when it isn't given, in words; null where that is the first word.</param>
internal sealed class Choice<T>(string names, string help, string? otherwise, params (string Word, T Value)[] words)
    : Option(names, string.Join('|', words.Select(w => w.Word)), $"{help} (default {otherwise ?? words[0].Word})")
{
    public Choice(string names, string help, params (string Word, T Value)[] words)
        : this(names, help, otherwise: null, words)
    {
    }

    public override ImmutableArray<string> Words { get; } = [.. words.Select(w => w.Word)];

    /// <summary>The value of a word; for null that of the first one, or nothing. Case matters, as in kubectl.</summary>
    /// <exception cref="CommandException">It is none of the words.</exception>
    public T? Parse(string? word)
    {
        if (word is null)
            return otherwise is null ? words[0].Value : default;
        foreach (var (known, value) in words)
        {
            if (string.Equals(known, word, StringComparison.Ordinal))
                return value;
        }

        throw new CommandException(
            $"{LongName}: unknown value \"{word}\"", $"use one of: {string.Join(", ", words.Select(w => w.Word))}");
    }
}

/// <summary>Makes choices of what has names of its own, so that no list of names stands beside it.</summary>
internal static class Choice
{
    /// <summary>Among the members of an enum; the first is the default.</summary>
    public static Choice<T> Of<T>(string names, string help)
        where T : struct, Enum => new(names, help, Words<T>());

    public static (string Word, ReportForm? Value)[] Words(IEnumerable<ReportForm> forms) => [.. forms.Select(form => (form.Name, (ReportForm?)form))];

    /// <summary>Among forms of answers that have no first screen apart, and say nothing about places: the table is what kubectl calls wide.</summary>
    public static (string Word, ReportForm Value)[] Answers { get; } =
        [.. ReportForm.All
            .Where(form => form != ReportForm.Full && form != ReportForm.Sarif)
            .Select(form => (form == ReportForm.Table ? "wide" : form.Name, form))];

    public static Choice<ObjectForm<T>> Of<T>(string names, string help, IEnumerable<ObjectForm<T>> forms) =>
        new(names, help, [.. forms.Select(form => (form.Name, form))]);

    /// <summary>The members of an enum, in lower case.</summary>
    public static (string Word, T Value)[] Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (value.ToString().ToLowerInvariant(), value))];

    /// <summary>The members of an enum, each of which may be left to the program.</summary>
    /// <param name="unsaid">The word for that; the default.</param>
    public static (string Word, T? Value)[] Words<T>(string unsaid)
        where T : struct, Enum => [(unsaid, null), .. MayBe<T>()];

    /// <summary>The members of an enum, for options that may be left out.</summary>
    public static (string Word, T? Value)[] MayBe<T>()
        where T : struct, Enum => [.. Words<T>().Select(word => (word.Word, (T?)word.Value))];
}
