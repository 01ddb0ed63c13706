using PspMigrate.Manifests;

namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>Parts that both kinds of admission policies have.</summary>
internal static class Specs
{
    /// <summary>Variables, each after those that it uses.</summary>
    public static ListNode? Variables(IEnumerable<CelVariable> wanted) => Tree.ListOrNone(
        CelVariable.InOrder(wanted).Select(variable => Named(variable.Name, variable.Expression)));

    public static MapNode Named(string name, string expression) => Tree.Map(("name", Tree.Text(name)), ("expression", Tree.Text(expression)));

    /// <summary>Pods when they are created, and, where they are judged, their ephemeral containers.</summary>
    public static MapNode Constraints(bool ephemeral) => Tree.Map(("resourceRules", Tree.List(
    [
        Rule("CREATE", "pods"),
        .. ephemeral ? [Rule("UPDATE", "pods/ephemeralcontainers")] : Array.Empty<Node>(),
    ])));

    private static MapNode Rule(string operation, string resource) => Tree.Map(
        ("apiGroups", Tree.Texts([""])),
        ("apiVersions", Tree.Texts(["v1"])),
        ("operations", Tree.Texts([operation])),
        ("resources", Tree.Texts([resource])));
}
