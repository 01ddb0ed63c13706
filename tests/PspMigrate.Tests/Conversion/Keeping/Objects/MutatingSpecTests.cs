using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Tests.Reports;

namespace PspMigrate.Tests.Conversion.Keeping.Objects;

/// <summary>What of a MutatingAdmissionPolicy is the same whatever is filled in. What its expressions do, API servers say.</summary>
[TestClass]
public sealed class MutatingSpecTests
{
    /// <remarks>
    /// PodSecurityPolicy filled in on CREATE, and a pod that can't be filled in isn't admitted; containers that webhooks add are filled in, too; in pods for
    /// Windows the API refuses these fields (docs/facts/admission-policies.md, Versions; kubernetes.io, Mutating Admission Policy).
    /// </remarks>
    [TestMethod]
    public void Pods_are_filled_in_when_they_are_created_and_those_for_Windows_are_not()
    {
        var spec = Spec("  readOnlyRootFilesystem: true");

        Text(spec, "failurePolicy").Should().Be("Fail");
        Text(spec, "reinvocationPolicy").Should().Be("IfNeeded");
        var rule = Items(spec.Find("matchConstraints", "resourceRules")).Single();
        NodeText.Flow(rule, new(IsQuoted: true, IsTight: false)).Should()
            .Be("""{"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"]}""");
        var condition = Items(spec["matchConditions"]).Single();
        (Text(condition, "name"), Text(condition, "expression")).Should().Be(("not-windows", "!has(object.spec.os) || object.spec.os.name != 'windows'"));
        Text(Items(spec["mutations"]).Single(), "patchType").Should().Be("JSONPatch");
    }

    /// <remarks>RFC 6902: what a patch adds to has to be there.</remarks>
    [TestMethod]
    [DataRow("  readOnlyRootFilesystem: true", false, true)]
    [DataRow("  fsGroup: {rule: MustRunAs, ranges: [{min: 1, max: 9}]}", true, false)]
    public void Security_contexts_are_made_where_fields_are_put_into_them(string rule, bool ofPod, bool ofContainers)
    {
        var patch = ((ScalarNode)Items(Spec(rule)["mutations"]).Single().Find("jsonPatch", "expression")!).Text;

        patch.Contains("has(object.spec.securityContext) ? [] : [JSONPatch{op: 'add', path: '/spec/securityContext', value: {}}]", StringComparison.Ordinal)
            .Should().Be(ofPod);
        patch.Contains("p.isBare", StringComparison.Ordinal).Should().Be(ofContainers);
    }

    private static MapNode Spec(string rule)
    {
        var policy = Plans.Policy("a", rule);
        if (rule.Contains("fsGroup", StringComparison.Ordinal))
            policy = policy.Replace("  fsGroup: {rule: RunAsAny}\n", "", StringComparison.Ordinal);
        return (MapNode)KeptOf.Text(policy + Plans.Reached("shop", "a")).Of("MutatingAdmissionPolicy").Node["spec"]!;
    }

    private static IEnumerable<MapNode> Items(Node? list) => ((ListNode)list!).Items.Cast<MapNode>();

    private static string? Text(MapNode map, string key) => (map[key] as ScalarNode)?.Text;
}
