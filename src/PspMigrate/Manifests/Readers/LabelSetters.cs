namespace PspMigrate.Manifests.Readers;

/// <summary>Finds objects by which a program gives namespaces labels of Pod Security.</summary>
/// <remarks>
/// hierarchical-namespaces docs/user-guide/how-to.md, managed labels; kyverno.io/docs/policy-types/cluster-policy/mutate; Gatekeeper's AssignMetadata;
/// fluxcd.io/flux/components/kustomize/kustomizations, commonMetadata. Not those that only ask for labels, or choose by them.
/// </remarks>
internal static class LabelSetters
{
    private const string Group = "pod-security.kubernetes.io";

    public static Lack LackOf(MapNode node) =>
        node.TextAt("apiVersion") is { } version && version.Split('/')[0] is not ("constraints.gatekeeper.sh" or "templates.gatekeeper.sh")
        && node["spec"] is { } spec && Mentions(spec) ? Lack.Labels : Lack.None;

    private static bool Mentions(Node node) => node switch
    {
        MapNode map => map.Entries.Any(entry => !IsAsking(entry.Key) && (IsLabel(entry.Key) || Mentions(entry.Value))),
        ListNode list => list.Items.Any(Mentions),
        ScalarNode scalar => IsLabel(scalar.Text),
        _ => false,
    };

    private static bool IsAsking(string key) => key is "match" or "exclude" or "preconditions" or "validate" or "validations" or "matchConstraints"
        || key.EndsWith("elector", StringComparison.Ordinal) || key is "matchLabels" or "matchExpressions";

    /// <summary>In a path of a JSON patch <c>~1</c> stands for the slash.</summary>
    private static bool IsLabel(string text) => text.Contains($"{Group}/", StringComparison.Ordinal) || text.Contains($"{Group}~1", StringComparison.Ordinal);
}
