namespace PspMigrate.Manifests;

/// <summary>Kubernetes' rules for names.</summary>
public static class ObjectNames
{
    /// <summary>RFC 1123 subdomain: lower-case letters, digits, <c>-</c> and <c>.</c>; each part begins and ends with a letter or digit.</summary>
    /// <remarks>k8s.io/apimachinery pkg/util/validation IsDNS1123Subdomain.</remarks>
    internal static bool IsSubdomain(string name) =>
        name.Length is > 0 and <= 253 && name.Split('.').All(IsLabel);

    /// <summary>RFC 1123 label of at most 63 characters, as names of namespaces are.</summary>
    /// <remarks>k8s.io/apimachinery pkg/api/validation ValidateNamespaceName.</remarks>
    public static bool IsNamespace(string name) => name.Length <= 63 && IsLabel(name);

    /// <summary>Whether a text begins and ends with such characters, and has only these and extra ones between.</summary>
    internal static bool IsWord(string text, Func<char, bool> isEnd, string extra) =>
        text.Length > 0 && isEnd(text[0]) && isEnd(text[^1]) && text.All(c => isEnd(c) || extra.Contains(c, StringComparison.Ordinal));

    internal static bool IsLower(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);

    private static bool IsLabel(string part) => IsWord(part, IsLower, extra: "-");
}
