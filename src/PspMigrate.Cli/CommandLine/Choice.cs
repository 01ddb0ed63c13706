using System.Collections.Immutable;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.CommandLine;

/// <summary>An option whose value is one of a few words; the first word is the default.</summary>
internal sealed class Choice<T>(string names, string help, params (string Word, T Value)[] words)
    : Option(names, string.Join('|', words.Select(w => w.Word)), $"{help} (default {words[0].Word})")
{
    public override ImmutableArray<string> Words { get; } = [.. words.Select(w => w.Word)];

    /// <summary>The value of a word, or of the first one for null. Case matters, as in kubectl.</summary>
    /// <exception cref="CommandException">It is none of the words.</exception>
    public T Parse(string? word)
    {
        if (word is null)
            return words[0].Value;
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

    /// <summary>Among forms of reports.</summary>
    public static (string Word, ReportForm? Value)[] Words(IEnumerable<ReportForm> forms) => [.. forms.Select(form => (form.Name, (ReportForm?)form))];

    /// <summary>Among forms of what is to be applied.</summary>
    public static Choice<ObjectForm<T>> Of<T>(string names, string help, IEnumerable<ObjectForm<T>> forms) =>
        new(names, help, [.. forms.Select(form => (form.Name, form))]);

    /// <summary>The members of an enum, in lower case.</summary>
    public static (string Word, T Value)[] Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (value.ToString().ToLowerInvariant(), value))];

    /// <summary>The members of an enum, each of which may be left to the program.</summary>
    /// <param name="unsaid">The word for that; the default.</param>
    public static (string Word, T? Value)[] Words<T>(string unsaid)
        where T : struct, Enum => [(unsaid, null), .. Words<T>().Select(word => (word.Word, (T?)word.Value))];
}
