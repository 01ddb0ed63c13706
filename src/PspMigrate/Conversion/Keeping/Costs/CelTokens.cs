namespace PspMigrate.Conversion.Keeping.Costs;

/// <summary>The words and signs of an expression.</summary>
internal static class CelTokens
{
    private static readonly string[] Signs = ["&&", "||", "==", "!=", "<=", ">="];

    /// <summary>Names, numbers, literals with their quotes, and signs, in order.</summary>
    public static ImmutableArray<string> Of(string expression)
    {
        var tokens = ImmutableArray.CreateBuilder<string>();
        for (var at = 0; at < expression.Length;)
        {
            if (char.IsWhiteSpace(expression[at]))
            {
                at++;
                continue;
            }

            var length = Length(expression.AsSpan(at));
            tokens.Add(expression.Substring(at, length));
            at += length;
        }

        return tokens.ToImmutable();
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        if (text[0] is '\'')
            return Literal(text);
        if (IsWord(text[0]))
        {
            var end = 1;
            while (end < text.Length && IsWord(text[end]))
                end++;
            return end;
        }

        foreach (var sign in Signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
                return sign.Length;
        }

        return 1;
    }

    private static int Literal(ReadOnlySpan<char> text)
    {
        var end = 1;
        while (text[end] != '\'')
            end += text[end] == '\\' ? 2 : 1;
        return end + 1;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
