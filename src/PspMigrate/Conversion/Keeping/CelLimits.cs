using PspMigrate.Conversion.Keeping.Costs;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Keeping;

/// <summary>What an API server takes of expressions.</summary>
/// <remarks>facts/admission-policies.md, 2 and 3.</remarks>
internal static class CelLimits
{
    /// <summary>Code points of one expression.</summary>
    private const int Length = 100_000;

    /// <summary>Bytes of one object: etcd takes 1.5 MiB of a request (--max-request-bytes), of which some is left for what the server adds.</summary>
    private const int Size = 1_200_000;

    /// <summary>Of one expression; a variable is paid where it is first used, and by itself.</summary>
    private const long ExpressionCost = 1_000_000;

    /// <summary>Of a policy and one of its bindings, for one request: of 10,000,000 a fifth is left for what this count doesn't know.</summary>
    private const long PolicyCost = 8_000_000;

    /// <summary>Choices and brackets in each other: 100 work, 200 don't.</summary>
    private const int Depth = 100;

    /// <summary>Why the specs of a set wouldn't work; null when they do.</summary>
    public static string? Exceeded(KeptSet set, ImmutableArray<KeptSpec> specs)
    {
        var checks = set.Alternatives.Where(alternative => alternative.May.AsksRbac).Sum(alternative => alternative.May.Uses.Length);
        if (checks > LiveGrants.Checks)
            return $"{set.Alternatives.Length} policies need {checks} questions to RBAC, and a pod may cost {LiveGrants.Checks}: use --scope accounts";
        if (specs.Any(item => NodeText.Size(item.Node) > Size))
            return $"an object would be larger than {Size} bytes, which an API server may not store";
        if (specs.Any(item => Expressions(item.Node).Any(text => text.EnumerateRunes().Count() > Length)))
            return $"an expression would be longer than {Length} characters";
        return specs.Select(item => TooMuch(item.Node)).FirstOrDefault(reason => reason is not null);
    }

    private static string? TooMuch(MapNode spec)
    {
        var costs = Costs(spec).ToArray();
        if (costs.Any(item => item.Depth > Depth))
            return $"an expression would nest deeper than {Depth} levels";
        return costs.Any(item => item.Cost > ExpressionCost) || costs.Sum(item => item.Cost) > PolicyCost
            ? $"a pod of {PodSize.Containers} containers would cost more to judge than an API server spends on it"
            : null;
    }

    /// <summary>What the largest pod costs: all variables, whether or not a pod needs them all, and everything that uses them.</summary>
    private static IEnumerable<(long Cost, int Depth)> Costs(MapNode spec)
    {
        var variables = new Dictionary<string, Extent>(StringComparer.Ordinal);
        foreach (var variable in (spec["variables"] as ListNode)?.Items.Cast<MapNode>() ?? [])
        {
            var (cost, extent, depth) = CelCost.Of(((ScalarNode)variable["expression"]!).Text, variables);
            variables.Add(((ScalarNode)variable["name"]!).Text, extent);
            yield return (cost, depth);
        }

        foreach (var expression in Expressions(spec.With("variables", value: null)))
        {
            var (cost, _, depth) = CelCost.Of(expression, variables);
            yield return (cost, depth);
        }
    }

    private static IEnumerable<string> Expressions(Node node) => node switch
    {
        MapNode map => map.Entries.SelectMany(
            entry => entry is { Key: "expression" or "messageExpression", Value: ScalarNode scalar } ? [scalar.Text] : Expressions(entry.Value)),
        ListNode list => list.Items.SelectMany(Expressions),
        _ => [],
    };
}
