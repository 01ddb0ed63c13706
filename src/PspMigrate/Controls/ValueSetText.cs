using System.Globalization;

namespace PspMigrate.Controls;

/// <summary>Prints value sets briefly: <c>1–65535</c>, <c>net.*</c>, <c>anything but hostPath</c>.</summary>
internal static class ValueSetText
{
    /// <summary>Says <paramref name="set"/> as part of <paramref name="domain"/>, the values that mean something at all.</summary>
    /// <param name="set">What to print.</param>
    /// <param name="domain">The whole; the set is cut to it, and equal to it means <c>anything</c>.</param>
    /// <param name="say">The word for one value.</param>
    public static string Describe(ValueSet set, ValueSet domain, Func<Value, string> say)
    {
        set &= domain;
        if (set.IsEmpty)
            return "nothing";
        if (set.Equals(domain))
            return "anything";
        var parts = Parts(set, say);
        if (parts is not null)
            return string.Join(", ", parts);
        var others = Parts(domain - set, say);
        return others is null ? "some values" : "anything but " + string.Join(", ", others);
    }

    /// <summary>One word for each run, or null when a run has no short name.</summary>
    private static List<string>? Parts(ValueSet set, Func<Value, string> say)
    {
        var parts = new List<string>();
        foreach (var (from, to) in set.Runs())
        {
            if (from.Is < Value.Kind.Number)
                parts.AddRange(Each(from, to).Select(say));
            else if (to is { } end && end == from.Next)
                parts.Add(say(from));
            else if (from.AsNumber is { } low)
                parts.Add(Numbers(low, to?.AsNumber - 1));
            else if (to is { } after && ValueSet.StartingWith(from.AsText!).Runs().Single().To == after)
                parts.Add(say(from) + "*");
            else
                return null;
        }

        return parts;
    }

    private static IEnumerable<Value> Each(Value from, Value? to)
    {
        for (var value = from; value.Is < Value.Kind.Number && value != to; value = value.Next)
            yield return value;
    }

    private static string Numbers(long low, long? high)
    {
        var from = low.ToString(CultureInfo.InvariantCulture);
        if (high is not { } top)
            return low == long.MinValue ? "any number" : from + " and above";
        var until = top.ToString(CultureInfo.InvariantCulture);
        return low == long.MinValue ? until + " and below" : $"{from}–{until}";
    }
}
