using System.Collections.Immutable;
using System.Text;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Manifests;
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

    /// <summary>Why the specs of a set wouldn't work; null when they do.</summary>
    public static string? Exceeded(KeptSet set, ImmutableArray<KeptSpec> specs)
    {
        var checks = set.Alternatives.Where(alternative => alternative.May.AsksRbac).Sum(alternative => alternative.May.Uses.Length);
        if (checks > LiveGrants.Checks)
            return $"{set.Alternatives.Length} policies need {checks} questions to RBAC, and a pod may cost {LiveGrants.Checks}: use --scope accounts";
        if (specs.Any(item => Encoding.UTF8.GetByteCount(NodeText.Flow(item.Node, FlowStyle.Tight)) > Size))
            return $"an object would be larger than {Size} bytes, which an API server may not store";
        return specs.Any(item => Expressions(item.Node).Any(text => text.EnumerateRunes().Count() > Length))
            ? $"an expression would be longer than {Length} characters"
            : null;
    }

    private static IEnumerable<string> Expressions(Node node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => entry is { Key: "expression" or "messageExpression", Value: ScalarNode scalar } ? [scalar.Text] : Expressions(entry.Value)),
        ListNode list => list.Items.SelectMany(Expressions),
        _ => [],
    };
}
