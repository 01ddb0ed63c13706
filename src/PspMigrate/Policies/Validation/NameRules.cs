using System.Text.RegularExpressions;

namespace PspMigrate.Policies.Validation;

/// <summary>What names must look like: each rule answers with the server's reasons, none when the name is fine.</summary>
/// <remarks>staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go @v1.20.2.</remarks>
internal static partial class NameRules
{
    private const string QualifiedName =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
        + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
        + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string LabelValue =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end"
        + " with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is"
        + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    /// <summary>A DNS subdomain (RFC 1123), in lower case.</summary>
    public static IEnumerable<string> Subdomain(string name)
    {
        if (name.Length > 253)
            yield return "must be no more than 253 characters";
        if (!name.Split('.').All(part => ObjectNames.IsWord(part, ObjectNames.IsLower, extra: "-")))
        {
            yield return "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.',"
                + " and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is"
                + @" '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
        }
    }

    /// <summary>The key of a label or annotation: a name with an optional DNS subdomain and a slash before it.</summary>
    public static IEnumerable<string> Qualified(string key)
    {
        var parts = key.Split('/');
        if (parts.Length > 2)
            return [$"a qualified name {QualifiedName} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];

        IEnumerable<string> prefix = parts switch
        {
            [_] => [],
            ["", _] => ["prefix part must be non-empty"],
            _ => Subdomain(parts[0]).Select(reason => "prefix part " + reason),
        };
        return prefix.Concat(NamePart(parts[^1]));
    }

    public static IEnumerable<string> LabelValues(string value)
    {
        if (value.Length > 63)
            yield return "must be no more than 63 characters";
        if (value.Length > 0 && !ObjectNames.IsWord(value, char.IsAsciiLetterOrDigit, extra: "-_."))
            yield return LabelValue;
    }

    /// <summary>A sysctl, or the beginning of one with a <c>*</c> at its end.</summary>
    public static bool IsSysctlPattern(string name) => name.Length <= 253 && SysctlPattern().IsMatch(name);

    [GeneratedRegex(@"\A([a-z0-9]([-_a-z0-9]*[a-z0-9])?\.)*([a-z0-9][-_a-z0-9]*)?[a-z0-9*]\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SysctlPattern();

    private static IEnumerable<string> NamePart(string name)
    {
        if (name.Length == 0)
            yield return "name part must be non-empty";
        else if (name.Length > 63)
            yield return "name part must be no more than 63 characters";
        if (!ObjectNames.IsWord(name, char.IsAsciiLetterOrDigit, extra: "-_."))
            yield return "name part " + QualifiedName;
    }
}
