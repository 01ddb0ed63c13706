namespace PspMigrate.Fuzz.Mutations;

/// <summary>Changes that know nothing of YAML.</summary>
internal static class ByteMutations
{
    public static readonly Mutation[] All = [Flip, Insert, InsertToken, Delete, Duplicate, Move, Splice, Truncate];

    private static string Flip(string text, Random random, string other)
    {
        if (text.Length == 0)
            return text;
        var at = random.Next(text.Length);
        return $"{text[..at]}{(char)(text[at] ^ (1 << random.Next(8)))}{text[(at + 1)..]}";
    }

    private static string Insert(string text, Random random, string other) =>
        text.Insert(random.Next(text.Length + 1), new string((char)random.Next(256), 1 + random.Next(3)));

    private static string InsertToken(string text, Random random, string other) =>
        text.Insert(random.Next(text.Length + 1), random.Pick(Tokens.Syntax));

    private static string Delete(string text, Random random, string other)
    {
        var (start, length) = random.Part(text);
        return text.Remove(start, length);
    }

    private static string Duplicate(string text, Random random, string other)
    {
        var (start, length) = random.Part(text);
        var part = text.Substring(start, length);
        var times = random.OneIn(8) ? 1 + random.Next(200) : 1;
        return text.Insert(start, string.Concat(Enumerable.Repeat(part, times)));
    }

    private static string Move(string text, Random random, string other)
    {
        var (start, length) = random.Part(text);
        var rest = text.Remove(start, length);
        return rest.Insert(random.Next(rest.Length + 1), text.Substring(start, length));
    }

    private static string Splice(string text, Random random, string other)
    {
        var (start, length) = random.Part(other);
        return text.Insert(random.Next(text.Length + 1), other.Substring(start, length));
    }

    private static string Truncate(string text, Random random, string other) => text[..random.Next(text.Length + 1)];
}
