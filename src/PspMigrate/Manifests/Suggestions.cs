namespace PspMigrate.Manifests;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class Suggestions
{
    /// <summary>No known name comes near this; comparing longer ones would only cost time.</summary>
    private const int Longest = 128;

    /// <summary>The known name nearest to <paramref name="name"/>, or null when none is near enough to be a slip.</summary>
    public static string? Nearest(string name, ReadOnlySpan<string> known)
    {
        if (name.Length > Longest)
            return null;
        string? nearest = null;
        var least = Math.Max(2, name.Length / 5) + 1;
        foreach (var candidate in known)
        {
            var distance = Distance(name, candidate);
            if (distance < least)
                (least, nearest) = (distance, candidate);
        }

        return nearest;
    }

    /// <summary>Edits (insert, delete, replace, swap two neighbours) between two names, ignoring case.</summary>
    public static int Distance(string left, string right)
    {
        var (twoBack, oneBack) = (new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
            oneBack[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = Same(left[i - 1], right[j - 1]);
                current[j] = Math.Min(Math.Min(current[j - 1], oneBack[j]) + 1, oneBack[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    current[j] = Math.Min(current[j], twoBack[j - 2] + 1);
            }

            (twoBack, oneBack) = (oneBack, current);
        }

        return oneBack[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
