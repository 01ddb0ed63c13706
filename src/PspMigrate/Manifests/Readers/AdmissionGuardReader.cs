namespace PspMigrate.Manifests.Readers;

/// <summary>Tells policies about pods from others, without reading what they ask for.</summary>
/// <remarks>
/// admissionregistration.k8s.io: spec.matchConstraints.resourceRules[].resources. Kyverno: spec.rules[].match names kinds, its newer policies have
/// matchConstraints. Gatekeeper's constraints: spec.match.kinds[].kinds; without it, all.
/// </remarks>
internal static class AdmissionGuardReader
{
    private const string Admission = "admissionregistration.k8s.io";
    private const string Gatekeeper = "constraints.gatekeeper.sh";

    /// <summary>The policy; null for what is none, or isn't about pods.</summary>
    public static AdmissionGuard? Read(MapNode node, string apiVersion, string kind)
    {
        var group = apiVersion.Split('/')[0];
        if (group is not (Admission or Gatekeeper or "kyverno.io" or "policies.kyverno.io") || kind.EndsWith("Exception", StringComparison.Ordinal))
            return null;
        var spec = node["spec"] as MapNode;
        var matches = new[] { spec?["matchConstraints"], spec?["match"], spec?["rules"] }.OfType<Node>().ToArray();
        if (!(matches.Length == 0 && group is Gatekeeper) && !matches.SelectMany(match => match.All()).OfType<ScalarNode>().Any(IsPods))
            return null;
        return node.Find("metadata", "name") is ScalarNode { Text.Length: > 0 } name
            ? new(kind, name.Text, (node.Find("metadata", "namespace") as ScalarNode)?.Text, node.At, IsOurs(node))
            : null;
    }

    private static bool IsOurs(MapNode node) => node.Find("metadata", "labels", "app.kubernetes.io/managed-by") is ScalarNode { Text: "pspmigrate" };

    private static bool IsPods(ScalarNode scalar) => scalar.Text is "pods" or "pods/*" or "*" or "*/*" or "Pod" or "v1/Pod";
}
