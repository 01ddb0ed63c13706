namespace PspMigrate.Manifests.Readers;

/// <summary>Finds what an admission policy asks RBAC about the use of PodSecurityPolicies.</summary>
/// <remarks>k8s.io/apiserver pkg/cel/library/authz.go: <c>authorizer.group(…).resource('podsecuritypolicies').name(…).check('use')</c>.</remarks>
internal static class AuthorizerCheckReader
{
    private const string Resource = "podsecuritypolicies";

    /// <summary>The checks of a ValidatingAdmissionPolicy or MutatingAdmissionPolicy, each once.</summary>
    public static ImmutableArray<AuthorizerCheck> Read(MapNode node)
    {
        var kind = (node["kind"] as ScalarNode)?.Text ?? "";
        var name = (node.Find("metadata", "name") as ScalarNode)?.Text ?? "";
        return
        [
            .. Expressions(node["spec"]).SelectMany(Policies).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(policy => new AuthorizerCheck(kind, name, policy, node.At)),
        ];
    }

    private static IEnumerable<string> Expressions(Node? node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => Expressions(entry.Value)),
        ListNode list => list.Items.SelectMany(Expressions),
        ScalarNode { Type: ScalarType.String } scalar when scalar.Text.Contains(Resource, StringComparison.Ordinal)
            && scalar.Text.Contains("authorizer", StringComparison.Ordinal) => [scalar.Text],
        _ => [],
    };

    /// <summary>The names behind each mention of the resource; null where none stands there as a literal.</summary>
    private static IEnumerable<string?> Policies(string expression)
    {
        for (var at = expression.IndexOf(Resource, StringComparison.Ordinal); at >= 0; at = expression.IndexOf(Resource, at + 1, StringComparison.Ordinal))
        {
            var rest = expression[(at + Resource.Length)..];
            var next = rest.IndexOf(Resource, StringComparison.Ordinal);
            yield return Literal(next < 0 ? rest : rest[..next]);
        }
    }

    /// <summary>The text in quotes of the first <c>.name(…)</c> before the check is made.</summary>
    private static string? Literal(string call)
    {
        var end = call.IndexOf(".check(", StringComparison.Ordinal);
        var part = end < 0 ? call : call[..end];
        var at = part.IndexOf(".name(", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var argument = part[(at + ".name(".Length)..].TrimStart();
        if (argument.Length == 0 || argument[0] is not ('\'' or '"'))
            return null;
        var close = argument.IndexOf(argument[0], 1);
        return close > 1 && argument[(close + 1)..].TrimStart().StartsWith(')') && !argument[1..close].Contains('\\', StringComparison.Ordinal)
            ? argument[1..close]
            : null;
    }
}
