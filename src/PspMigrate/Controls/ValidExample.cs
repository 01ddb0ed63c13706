namespace PspMigrate.Controls;

/// <summary>Finds members of value sets that the API server takes in a pod.</summary>
internal static class ValidExample
{
    /// <summary>Beginnings of names that no list of a policy is likely to hold; the shortest one serves where names may not be long.</summary>
    private static readonly ImmutableArray<string> Words = ["example", "another", "x", "/example/", "example/", "x/", ""];

    private const string Alphabet = "xabcdefghijklmnopqrstuvwyz0123456789-_./ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>A member of <paramref name="values"/>: one of the control's samples if any is in it, else the plainest that is valid.</summary>
    /// <returns>Null when no member is valid.</returns>
    public static Value? Of(Control control, ValueSet values) =>
        control.Samples.Where(values.Contains).Select(sample => (Value?)sample).FirstOrDefault()
        ?? control.Facets.Select(facet => Of(control, facet, values.Of(facet))).FirstOrDefault(found => found is not null);

    private static Value? Of(Control control, Facet facet, ValueSet values)
    {
        if ((values - ValueSet.Texts).Example() is { } plain)
            return facet.Of(plain);
        Func<Value, bool> isValid = value => control.IsValid(facet.Of(value));
        string[] stems =
            [.. values.Runs().Select(run => run.From.AsText).OfType<string>().Select(text => text.TrimEnd('\0')).Prepend("").Distinct(StringComparer.Ordinal)];
        var found = stems.Select(stem => Complete(isValid, values, stem)).FirstOrDefault(found => found is not null)
            ?? stems.Select(stem => Search(isValid, values, stem)).FirstOrDefault(found => found is not null);
        return found is { } text ? facet.Of(text) : default(Value?);
    }

    private static Value? Complete(Func<Value, bool> isValid, ValueSet values, string stem) => Words
        .Select(word => (Value)(stem + (stem.EndsWith('/') ? word.TrimStart('/') : word)))
        .Where(value => values.Contains(value) && isValid(value)).Select(value => (Value?)value).FirstOrDefault();

    /// <summary>
    /// Letter by letter, for sets from which many beginnings are taken away. Every text longer than the edges of the set is in or out with its beginning,
    /// so this ends.
    /// </summary>
    private static Value? Search(Func<Value, bool> isValid, ValueSet values, string stem)
    {
        foreach (var letter in Alphabet)
        {
            var longer = stem + letter;
            var tree = ValueSet.StartingWith(longer);
            if ((values & tree).IsEmpty || !Words.Any(word => isValid(longer + word)))
                continue;
            if (Complete(isValid, values, longer) is { } found)
                return found;
            if (!tree.IsSubsetOf(values) && Search(isValid, values, longer) is { } deeper)
                return deeper;
        }

        return null;
    }
}
