using System.Collections.Immutable;

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
