namespace PspMigrate.Controls;

/// <summary>The shape of a value set in brief words: <c>1–65535</c>, <c>net.* (but not net.ipv4.*)</c>, <c>every type but hostPath</c>.</summary>
internal static class ValueSetText
{
    /// <summary>Says <paramref name="set"/> as part of <paramref name="domain"/>, the values that mean something at all.</summary>
    /// <param name="domain">The whole; the set is cut to it, and equal to it means <c>anything</c>.</param>
    /// <param name="say">The word for one value.</param>
    /// <param name="noun">What one value of many is called.</param>
    /// <param name="sayTree">The word for everything that starts with a text; by default the text and a star.</param>
    /// <param name="allBut">How all but some values are called.</param>
    public static SetWords Describe(
        ValueSet set, ValueSet domain, Func<Value, string> say, string noun = "value", Func<Value, string>? sayTree = null, string? allBut = null)
    {
        var words = new PartWords(domain, say, sayTree ?? (prefix => say(prefix) + "*"));
        return Shape.ToRead(set, domain) switch
        {
            Shape.Nothing => SetWords.Nothing,
            Shape.Anything => SetWords.Of("anything"),
            Shape.AnyOf(var parts) => words.Of(parts) ?? SetWords.Of($"some {noun}s"),
            Shape.AllBut(var parts) => words.Of(parts) is { } others
                ? new([new($"{allBut ?? $"every {noun} but"} {others.Items[0].Text}", WordKind.AllBut), .. others.Items.Skip(1)])
                : SetWords.Of($"some {noun}s"),
            _ => throw new InvalidOperationException("There are no other shapes."),
        };
    }

    private sealed record PartWords(ValueSet Domain, Func<Value, string> Say, Func<Value, string> SayTree)
    {
        /// <summary>One word for each part, or null when a part has no short name.</summary>
        public SetWords? Of(ImmutableArray<ShapePart> parts)
        {
            var words = parts.Select(Of).ToArray();
            return words.Contains(null) ? null : new([.. words.Zip(parts, (word, part) =>
                new SetWord(word!, part is ShapePart.One({ IsUnset: true }) ? WordKind.Unset : WordKind.Plain))]);
        }

        private string? Of(ShapePart part) => part switch
        {
            ShapePart.One(var value) => Say(value),
            ShapePart.Range({ AsNumber: not null } from, var to) => Numbers(from, to),
            ShapePart.Prefix(var prefix, { IsEmpty: true }) => SayTree(prefix),
            ShapePart.Prefix(var prefix, var minus) => Of(minus) is { } holes ? $"{SayTree(prefix)} (but not {holes})" : null,
            _ => null,
        };

        private string Numbers(Value from, Value? to)
        {
            if (to is not { AsNumber: not null } end || !Domain.Contains(end))
                return from.AsNumber == long.MinValue ? "any number" : Say(from) + " and above";
            var until = (end.AsNumber - 1).Value.ToString(CultureInfo.InvariantCulture);
            return from.AsNumber == long.MinValue ? until + " and below" : $"{Say(from)}–{until}";
        }
    }
}
