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

    /// <summary>Whether this can be a version label: <c>latest</c>, or <c>v1.</c> and a number without leading zeros.</summary>
    /// <remarks>The grammar of pod-security-admission, api/helpers.go.</remarks>
    public static bool IsVersion(string text)
    {
        const string major = "v1.";
        if (string.Equals(text, "latest", StringComparison.Ordinal))
            return true;
        if (!text.StartsWith(major, StringComparison.Ordinal))
            return false;
        var minor = text[major.Length..];
        return minor.Length > 0 && minor.All(char.IsAsciiDigit) && (minor.Length == 1 || minor[0] != '0');
    }
}
