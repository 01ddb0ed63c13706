namespace PspMigrate.Controls;

/// <summary>A value set in words, item by item: reports shorten them, and leave out what goes without saying.</summary>
public sealed record SetWords(ImmutableArray<SetWord> Items)
{
    /// <summary>Nothing in the way of values.</summary>
    public static SetWords Nothing { get; } = Of("nothing");

    /// <summary>Whether it is said by what isn't in it.</summary>
    public bool IsAllBut => Items.Any(item => item.Kind == WordKind.AllBut);

    public static SetWords Of(string text, WordKind kind = WordKind.Plain) => new([new(text, kind)]);

    /// <summary>Parts one after another; without any, nothing.</summary>
    public static SetWords Join(IEnumerable<SetWords> parts, string separator = ", ") => parts.Aggregate(default(SetWords), (all, next) =>
        all is null ? next : new([.. all.Items, next.Items[0] with { Before = separator }, .. next.Items.Skip(1)])) ?? Nothing;

    /// <summary>The same with a word before the first item.</summary>
    public SetWords After(string word) => new(Items.SetItem(0, Items[0] with { Text = $"{word} {Items[0].Text}" }));

    /// <summary>What is said beside that the field may be left out; the same when nothing else is.</summary>
    public SetWords WithoutUnset() => Items is [{ Kind: WordKind.Unset }, _, ..] ? new(Items.RemoveAt(0)) : this;

    /// <summary>Cut short after some of the items.</summary>
    public string Shorten(int limit) => Items.Length - 1 <= limit ? ToString() : $"{Text(Items[..limit])} and {Items.Length - limit} more";

    public override string ToString() => Text(Items);

    private static string Text(ImmutableArray<SetWord> items) => string.Concat(items.Select((item, i) => i == 0 ? item.Text : item.Before + item.Text));
}

/// <summary>One item of a set in words.</summary>
/// <param name="Before">What separates them from the item before.</param>
public readonly record struct SetWord(string Text, WordKind Kind = WordKind.Plain, string Before = ", ");

/// <summary>What an item of a set in words stands for.</summary>
public enum WordKind
{
    /// <summary>Values that are in the set.</summary>
    Plain,
    Unset,
    /// <summary>The first of those that are not in the set, which holds all others.</summary>
    AllBut,
    /// <summary>That there is no value.</summary>
    None,
}
