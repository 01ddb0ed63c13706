using System.Text.RegularExpressions;

namespace PspMigrate.Manifests.Readers;

/// <summary>Finds what an admission policy asks RBAC about the use of PodSecurityPolicies.</summary>
/// <remarks>k8s.io/apiserver pkg/cel/library/authz.go: <c>authorizer.group(…).resource('podsecuritypolicies').name(…).check('use')</c>.</remarks>
internal static partial class AuthorizerCheckReader
{
    private const string Resource = "podsecuritypolicies";

    /// <summary>The checks of a ValidatingAdmissionPolicy or MutatingAdmissionPolicy, each once.</summary>
    public static ImmutableArray<AuthorizerCheck> Read(MapNode node)
    {
        var kind = (node["kind"] as ScalarNode)?.Text ?? "";
        var name = (node.Find("metadata", "name") as ScalarNode)?.Text ?? "";
        return
        [
            .. (node["spec"]?.All() ?? []).OfType<ScalarNode>()
                .Where(scalar => scalar.Type == ScalarType.String && scalar.Text.Contains("authorizer", StringComparison.Ordinal))
                .SelectMany(scalar => Policies(scalar.Text)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(policy => new AuthorizerCheck(kind, name, policy, node.At)),
        ];
    }

    /// <summary>The names behind each mention of the resource, before the check is made; null where none stands there as a literal.</summary>
    private static IEnumerable<string?> Policies(string expression) =>
        from call in expression.Split(Resource).Skip(1)
        let asked = call.Split(".check(", 2)[0]
        let at = asked.IndexOf(".name(", StringComparison.Ordinal)
        select at >= 0 && Literal().Match(asked, at) is { Success: true } found ? found.Groups["name"].Value : null;

    [GeneratedRegex(@"\G\.name\(\s*(?<quote>['""])(?<name>((?!\k<quote>)[^\\])+)\k<quote>\s*\)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
