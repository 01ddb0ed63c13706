using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Cleanup;

/// <summary>What a role loses, as a JSON patch that fails where the role has changed since.</summary>
public static class RolePatch
{
    /// <summary>The patch on one line.</summary>
    public static string Of(CleanupItem item) => NodeText.Flow(
        Tree.List(item.Rules.OrderByDescending(change => change.Index).SelectMany(Operations)), FlowStyle.Tight);

    private static IEnumerable<MapNode> Operations(RuleChange change)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/rules/{change.Index}");
        if (change.Fate == RuleFate.Goes)
            return [Test(path, Rule(change.Rule)), Remove(path)];
        return Enumerable.Range(0, change.Rule.Resources.Length).Reverse()
            .Where(i => RuleFates.IsPolicies(change.Rule.Resources[i]))
            .SelectMany(i => new[] { string.Create(CultureInfo.InvariantCulture, $"{path}/resources/{i}") }
                .SelectMany(at => new[] { Test(at, Tree.Text(change.Rule.Resources[i])!), Remove(at) }));
    }

    /// <summary>A rule as API servers store it: without fields that are empty.</summary>
    private static MapNode Rule(PolicyRule rule) => Tree.Map(
        ("apiGroups", Tree.Texts(rule.ApiGroups)),
        ("resources", Tree.Texts(rule.Resources)),
        ("resourceNames", rule.ResourceNames.IsEmpty ? null : Tree.Texts(rule.ResourceNames)),
        ("verbs", Tree.Texts(rule.Verbs)));

    private static MapNode Test(string path, Node value) => Tree.Map(("op", Tree.Text("test")), ("path", Tree.Text(path)), ("value", value));

    private static MapNode Remove(string path) => Tree.Map(("op", Tree.Text("remove")), ("path", Tree.Text(path)));
}
