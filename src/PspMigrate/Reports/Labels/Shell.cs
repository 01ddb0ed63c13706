namespace PspMigrate.Reports.Labels;

/// <summary>Words of a command line that can be pasted into a shell.</summary>
public static class Shell
{
    /// <summary>The word as it is where that is harmless, else in quotes; control characters as <c>$'\x1b'</c> (bash, zsh, ksh).</summary>
    public static string Quote(string word)
    {
        // zsh takes =ls for the path of ls.
        if (word.Length > 0 && word[0] != '=' && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/' or '_' or '=' or ':' or ','))
            return word;
        if (!Printable.IsUnsafe(word))
            return $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        var quoted = new StringBuilder("$'");
        foreach (var c in word.EnumerateRunes())
        {
            _ = c.Value switch
            {
                '\\' => quoted.Append(@"\\"),
                // Not \': a shell that doesn't know $'…' must see one word, too.
                < ' ' or '\'' or '\u007f' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{c.Value:x2}"),
                _ when Printable.IsUnsafe(c) => quoted.Append(c.IsBmp ? $"\\u{c.Value:x4}" : $"\\U{c.Value:x8}"),
                _ => quoted.Append(c.ToString()),
            };
        }

        return quoted.Append('\'').ToString();
    }
}
