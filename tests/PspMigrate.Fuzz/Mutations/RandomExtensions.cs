namespace PspMigrate.Fuzz.Mutations;

/// <summary>Choices.</summary>
internal static class RandomExtensions
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>True once in so many times.</summary>
    public static bool OneIn(this Random random, int times) => random.Next(times) == 0;

    /// <summary>A part of a text: mostly short, sometimes long.</summary>
    public static (int Start, int Length) Part(this Random random, string text)
    {
        var start = random.Next(text.Length + 1);
        var longest = Math.Min(text.Length - start, 1 << random.Next(12));
        return (start, random.Next(longest + 1));
    }
}
