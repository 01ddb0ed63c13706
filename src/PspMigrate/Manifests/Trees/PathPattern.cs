using System.Text.RegularExpressions;

namespace PspMigrate.Manifests.Trees;

/// <summary>Patterns for paths, as Argo CD's git generators have them.</summary>
internal static class PathPattern
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>As Go's path.Match: <c>*</c> and <c>?</c> stay inside a name.</summary>
    /// <remarks>argo-cd applicationset/generators/git.go, filterApps; pkg.go.dev/path#Match.</remarks>
    public static Func<string, bool> InDirectory(string pattern) => Of(pattern, "[^/]");

    /// <summary>As git's pathspecs: <c>*</c> goes through directories.</summary>
    /// <remarks>argo-cd docs/operator-manual/applicationset/Generators-Git-File-Globbing.md, the default.</remarks>
    public static Func<string, bool> Anywhere(string pattern) => Of(pattern, ".");

    private static Func<string, bool> Of(string pattern, string any)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            var end = pattern[i] == '[' ? pattern.IndexOf(']', Math.Min(i + 2, pattern.Length)) : -1;
            if (end > 0)
            {
                var set = pattern[(i + 1)..end].Replace(@"\", @"\\", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
                regex.Append('[').Append(set.StartsWith('!') ? $"^{set[1..]}" : set).Append(']');
                i = end;
                continue;
            }

            regex.Append(pattern[i] switch { '*' => $"{any}*", '?' => any, var c => Regex.Escape(c.ToString()) });
        }

        try
        {
            return new Regex(regex.Append('$').ToString(),
                RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking, Longest).IsMatch;
        }
        catch (ArgumentException)
        {
            return _ => false;
        }
    }
}
