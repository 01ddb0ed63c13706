namespace PspMigrate.Access;

/// <summary>What one rule of a role says about changing namespaces, and with them their Pod Security labels.</summary>
/// <remarks>
/// Labels can be changed through status and finalize, too: the API server takes metadata along (tried on v1.20.2). Only update is
/// served for finalize.
/// </remarks>
internal static class LabelRule
{
    private static readonly ImmutableArray<(string Verb, string Resource)> Ways =
    [
        ("patch", "namespaces"), ("update", "namespaces"),
        ("patch", "namespaces/status"), ("update", "namespaces/status"), ("update", "namespaces/finalize"),
    ];

    /// <summary>True when the rule lets somebody change some namespace.</summary>
    public static bool Grants(PolicyRule rule) =>
        UseRule.Has(rule.ApiGroups, "") && Ways.Any(way => UseRule.Has(rule.Verbs, way.Verb) && HasResource(rule.Resources, way.Resource));

    private static bool HasResource(ImmutableArray<string> resources, string wanted)
    {
        var slash = wanted.IndexOf('/', StringComparison.Ordinal);
        return UseRule.Has(resources, wanted) || (slash >= 0 && resources.Contains("*" + wanted[slash..], StringComparer.Ordinal));
    }
}
