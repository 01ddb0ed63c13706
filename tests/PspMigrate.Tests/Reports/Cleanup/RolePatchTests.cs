using System.Text.Json.Nodes;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports.Cleanup;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Cleanup;

/// <summary>A patch that is applied by somebody else, later: it must do what it says, or nothing.</summary>
[TestClass]
public sealed class RolePatchTests
{
    private const string Pods = """{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}""";
    private const string Use = """{"apiGroups":["policy"],"resources":["podsecuritypolicies"],"resourceNames":["p"],"verbs":["use"]}""";

    /// <remarks>RFC 6902: operations apply one after the other, so that what stands behind moves up.</remarks>
    [TestMethod]
    [DataRow(Use + "," + Pods + "," + Use, Pods, DisplayName = "rules before and behind one that stays")]
    [DataRow(Pods + "," + Use + "," + Use, Pods, DisplayName = "rules side by side")]
    [DataRow("""{"apiGroups":["policy"],"resources":["podsecuritypolicies","poddisruptionbudgets","podsecuritypolicies/status"],"verbs":["get"]},""" + Use,
        """{"apiGroups":["policy"],"resources":["poddisruptionbudgets"],"verbs":["get"]}""", DisplayName = "several resources of one rule")]
    public void Applied_to_the_role_it_leaves_what_is_not_about_policies(string rules, string left)
    {
        var role = Role(rules);

        Apply(JsonNode.Parse(RolePatch.Of(Item(role)))!.AsArray(), role);

        role["rules"]!.ToJsonString().Should().Be($"[{left}]");
    }

    [TestMethod]
    public void Where_the_role_has_changed_since_nothing_happens()
    {
        var patch = JsonNode.Parse(RolePatch.Of(Item(Role($"{Use},{Pods}"))))!.AsArray();

        FluentActions.Invoking(() => Apply(patch, Role($"{Pods},{Use}"))).Should().Throw<InvalidOperationException>().WithMessage("test failed");
    }

    private static JsonNode Role(string rules) => JsonNode.Parse(
        $$"""{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"mixed","namespace":"shop"},"rules":[{{rules}}]}""")!;

    private static CleanupItem Item(JsonNode role) => CleanupFinder.Find(GivenManifests.Read(role.ToJsonString()), Scope.All).Items.Single();

    /// <summary>RFC 6902, as far as the patches go: test and remove.</summary>
    private static void Apply(JsonArray patch, JsonNode role)
    {
        foreach (var operation in patch)
        {
            var path = operation!["path"]!.GetValue<string>().Split('/')[1..];
            var parent = path[..^1].Aggregate(role, (node, key) => node is JsonArray list ? list[int.Parse(key, null)]! : node[key]!).AsArray();
            var index = int.Parse(path[^1], null);
            if (operation["op"]!.GetValue<string>() is "remove")
                parent.RemoveAt(index);
            else if (!JsonNode.DeepEquals(parent[index], operation["value"]))
                throw new InvalidOperationException("test failed");
        }
    }
}
