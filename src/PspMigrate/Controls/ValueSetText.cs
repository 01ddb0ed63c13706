using System.Globalization;

namespace PspMigrate.Controls;

/// <summary>Prints value sets briefly: <c>1–65535</c>, <c>net.* (but not net.ipv4.*)</c>, <c>every type but hostPath</c>.</summary>
internal static class ValueSetText
{
    /// <summary>Says <paramref name="set"/> as part of <paramref name="domain"/>, the values that mean something at all.</summary>
    /// <param name="set">What to print.</param>
    /// <param name="domain">The whole; the set is cut to it, and equal to it means <c>anything</c>.</param>
    /// <param name="say">The word for one value.</param>
    /// <param name="noun">What one value of many is called.</param>
    /// <param name="sayTree">The word for everything that starts with a text; by default the text and a star.</param>
    public static string Describe(ValueSet set, ValueSet domain, Func<Value, string> say, string noun = "value", Func<Value, string>? sayTree = null)
    {
        sayTree ??= prefix => say(prefix) + "*";
        set &= domain;
        if (set.IsEmpty)
            return "nothing";
        if (set.Equals(domain))
            return "anything";
        var parts = Parts(set, domain, say, sayTree);
        var others = Parts(domain - set, domain, say, sayTree);
        var isShort = parts is { Count: <= 3 } && !(others is { Count: 1 } && HasRanges(set));
        if (parts is not null && (isShort || others is null || others.Count >= parts.Count))
            return string.Join(", ", parts);
        return others is null ? $"some {noun}s" : $"{Every(noun)} but {string.Join(", ", others)}";
    }

    /// <summary>How the words for a set begin that is said by what it leaves out.</summary>
    internal static string Every(string noun) => "every " + noun;

    /// <summary>Ranges around a hole are more to read than the hole.</summary>
    private static bool HasRanges(ValueSet set) => set.Runs().Count(run => run.From.AsNumber is not null && run.To != run.From.Next) > 1;

    /// <summary>One word for each run, or null when a run has no short name.</summary>
    private static List<string>? Parts(
        ValueSet set, ValueSet domain, Func<Value, string> say, Func<Value, string> sayTree)
    {
        var parts = new List<string>();
        var said = Value.Unset;
        foreach (var (from, to) in set.Runs())
        {
            if (from < said)
                continue;
            if (from.Is < Value.Kind.Number)
                parts.AddRange(Each(from, to).Select(say));
            else if (to == from.Next)
                parts.Add(say(from));
            else if (from.AsNumber is not null)
                parts.Add(Numbers(from, to, domain, say));
            else if (Tree(set, from.AsText!, domain, say, sayTree) is { } tree)
            {
                parts.Add(tree.Words);
                said = tree.End;
            }
            else
            {
                return null;
            }
        }

        return parts;
    }

    private static IEnumerable<Value> Each(Value from, Value? to)
    {
        for (var value = from; value != to; value = value.Next)
            yield return value;
    }

    private static string Numbers(Value from, Value? to, ValueSet domain, Func<Value, string> say)
    {
        if (to is not { AsNumber: not null } end || !domain.Contains(end))
            return from.AsNumber == long.MinValue ? "any number" : say(from) + " and above";
        var until = (end.AsNumber - 1).Value.ToString(CultureInfo.InvariantCulture);
        return from.AsNumber == long.MinValue ? until + " and below" : $"{say(from)}–{until}";
    }

    /// <summary>All that starts with one prefix, or all but a few of that; null when the set goes on beyond it or leaves out too much.</summary>
    private static (string Words, Value End)? Tree(
        ValueSet set, string from, ValueSet domain, Func<Value, string> say, Func<Value, string> sayTree)
    {
        // Without the prefix itself the run starts with the next text, which is the prefix and a null character.
        var prefix = from.TrimEnd('\0');
        var tree = ValueSet.StartingWith(prefix);
        if (prefix.Length == 0 || tree.Runs().Single().To is not { } end || !set.Runs().Any(run => run.To == end))
            return null;
        var holes = tree - set;
        if (holes.IsEmpty)
            return (sayTree(prefix), end);
        return Parts(holes, domain, say, sayTree) is { } words ? ($"{sayTree(prefix)} (but not {string.Join(", ", words)})", end) : null;
    }
}
