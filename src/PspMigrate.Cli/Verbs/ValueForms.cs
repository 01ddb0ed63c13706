namespace PspMigrate.Cli.Verbs;

/// <summary>The forms that values of options have to have.</summary>
internal static class ValueForms
{
    private const int LongestLabel = 63;

    /// <summary>Whether this can be the name of a namespace: an RFC 1123 label, as the API server wants it.</summary>
    public static bool IsNamespace(string text) =>
        text.Length is > 0 and <= LongestLabel
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && text[0] != '-'
        && text[^1] != '-';
}
