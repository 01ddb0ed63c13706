using System.Text.RegularExpressions;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>
/// A pattern for paths, in the manner of .gitignore: <c>*</c> stays inside a name, <c>**</c> doesn't; what matches is left out with all below it.
/// </summary>
internal sealed class Glob(Regex regex)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <exception cref="CommandException">It matches nothing.</exception>
    public static Glob Parse(string text)
    {
        var pattern = text.Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/');
        while (pattern.StartsWith("./", StringComparison.Ordinal))
            pattern = pattern[2..];
        if (pattern.Length == 0)
            throw new CommandException("--exclude needs a value");
        // Without a slash it is a name, wherever that stands.
        var made = new StringBuilder(pattern.Contains('/', StringComparison.Ordinal) ? "^" : "^(?:.*/)?");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern.AsSpan(i).StartsWith("**/"))
                (i, _) = (i + 2, made.Append("(?:.*/)?"));
            else if (pattern.AsSpan(i).StartsWith("**"))
                (i, _) = (i + 1, made.Append(".*"));
            else
                made.Append(pattern[i] switch { '*' => "[^/]*", '?' => "[^/]", '/' when i == 0 => "", var c => Regex.Escape(c.ToString()) });
        }

        return new(new(made.Append("(?:/|$)").ToString(), RegexOptions.CultureInvariant, Longest));
    }

    /// <summary>Whether a path, or a directory above it, matches.</summary>
    public bool Matches(string path) => regex.IsMatch(path);
}
