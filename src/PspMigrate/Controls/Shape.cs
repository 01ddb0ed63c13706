namespace PspMigrate.Controls;

/// <summary>What a value set looks like: the form that other languages are written from. Nothing reads words back.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>No value at all.</summary>
    public sealed record Nothing : Shape;

    /// <summary>Every value that means something.</summary>
    public sealed record Anything : Shape;

    /// <summary>What one of the parts holds; there is at least one.</summary>
    public sealed record AnyOf(ImmutableArray<ShapePart> Parts) : Shape;

    /// <summary>What none of the parts holds; there is at least one.</summary>
    public sealed record AllBut(ImmutableArray<ShapePart> Parts) : Shape;

    /// <summary>The shape of a set within a domain: the form with fewer parts wins, what is in it before what isn't.</summary>
    /// <param name="set">The set, of one facet; it is cut to the domain.</param>
    /// <param name="domain">The values that mean something, of the same facet.</param>
    public static Shape Of(ValueSet set, ValueSet domain) => Of(set, domain, static (inside, outside) =>
        outside.Length < inside.Length || (inside is [ShapePart.Range] && outside is [ShapePart.One]));

    /// <summary>The same as people like to read it: up to three parts are said as they are, unless they are ranges around one hole.</summary>
    public static Shape ToRead(ValueSet set, ValueSet domain) => Of(set, domain, static (inside, outside) =>
    {
        const int few = 3;
        var isBroken = inside.Any(IsOfTexts);
        var isShort = inside.Length <= few && !(outside.Length == 1 && inside.Count(part => part is ShapePart.Range { From.AsNumber: not null }) > 1);
        return isBroken || !(isShort || outside.Length >= inside.Length || outside.Any(IsOfTexts));
    });

    private static Shape Of(ValueSet set, ValueSet domain, Func<ImmutableArray<ShapePart>, ImmutableArray<ShapePart>, bool> isOutside)
    {
        set &= domain;
        if (set.IsEmpty)
            return new Nothing();
        var others = domain - set;
        if (others.IsEmpty)
            return new Anything();
        var (inside, outside) = (ShapePart.Of(set), ShapePart.Of(others));
        return isOutside(inside, outside) ? new AllBut(outside) : new AnyOf(inside);
    }

    /// <summary>Whether a part is all texts from one to another, which nobody can read.</summary>
    private static bool IsOfTexts(ShapePart part) => part is ShapePart.Range { From.AsText: not null };
}

/// <summary>A part of a shape.</summary>
public abstract record ShapePart
{
    private ShapePart()
    {
    }

    /// <summary>One value.</summary>
    public sealed record One(Value Value) : ShapePart;

    /// <summary>The values from one to another, the end excluded; null is no end.</summary>
    public sealed record Range(Value From, Value? To) : ShapePart;

    /// <summary>Every text that starts with a prefix, but for some.</summary>
    public sealed record Prefix(string Text, ImmutableArray<ShapePart> Minus) : ShapePart;

    /// <summary>The parts of a set, in ascending order.</summary>
    internal static ImmutableArray<ShapePart> Of(ValueSet set)
    {
        var parts = ImmutableArray.CreateBuilder<ShapePart>();
        var done = Value.Unset;
        foreach (var (from, to) in set.Runs())
        {
            if (from < done)
                continue;
            if (from.Is < Value.Kind.Number)
            {
                for (var value = from; value != to; value = value.Next)
                    parts.Add(new One(value));
            }
            else if (to == from.Next)
                parts.Add(new One(from));
            else if (from.AsText is not null)
                done = AddTexts(parts, set, from, to);
            else
                parts.Add(new Range(from, to));
        }

        return parts.ToImmutable();
    }

    /// <summary>Adds the texts of a run: as prefixes where it is made of some (side by side they make one run), else as it stands.</summary>
    /// <returns>Where what was added ends; runs before it are part of it.</returns>
    private static Value AddTexts(ImmutableArray<ShapePart>.Builder parts, ValueSet set, Value from, Value? to)
    {
        const int most = 16;
        var prefixes = new List<string>();
        for (var start = from; prefixes.Count < most;)
        {
            // Without the prefix itself a run starts with the next text, which is the prefix and a null character.
            var prefix = start.AsText!.TrimEnd('\0');
            if (prefix.Length == 0 || to is null || ValueSet.EndOf(prefix) is not { } end || (to < end && !set.EndsAt(end)))
                break;
            prefixes.Add(prefix);
            if (to <= end)
            {
                parts.AddRange(prefixes.Select(text => new Prefix(text, Of(ValueSet.StartingWith(text) - set))));
                return end;
            }

            start = end;
        }

        parts.Add(new Range(from, to));
        return to ?? from;
    }
}
