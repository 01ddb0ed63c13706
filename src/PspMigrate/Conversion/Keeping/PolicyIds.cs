namespace PspMigrate.Conversion.Keeping;

/// <summary>Names of policies as variables' names begin with them: letters, digits and underscores, no digit first.</summary>
internal static class PolicyIds
{
    /// <summary>One for each name, in the given order; names that come to the same get a number.</summary>
    public static Dictionary<string, string> Of(IEnumerable<string> names)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(["shared", "fits", "may", "changes"], StringComparer.Ordinal);
        foreach (var name in names)
        {
            var word = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
            if (char.IsAsciiDigit(word[0]))
                word = "psp_" + word;
            var id = word;
            for (var number = 2; !taken.Add(id); number++)
                id = $"{word}_{number}";
            ids.Add(name, id);
        }

        return ids;
    }
}
