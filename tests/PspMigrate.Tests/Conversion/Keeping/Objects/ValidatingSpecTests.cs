using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests;
using PspMigrate.Tests.Reports;

namespace PspMigrate.Tests.Conversion.Keeping.Objects;

/// <summary>
/// What of a ValidatingAdmissionPolicy is the same whatever is kept. What its expressions decide, API servers and a second implementation of CEL say.
/// </summary>
[TestClass]
public sealed class ValidatingSpecTests
{
    private static readonly KeepOptions Everybody = new() { Scope = KeepScope.Namespace };

    /// <remarks>
    /// As PodSecurityPolicy: where nothing can be decided nothing is admitted, on CREATE and for ephemeral containers, and what is refused is Forbidden (403)
    /// with "unable to admit pod" and the reason (docs/facts/admission-policies.md, 2; pod-security-policy.md).
    /// </remarks>
    [TestMethod]
    public void Refusals_are_those_of_the_plugin()
    {
        var spec = Spec("a", Everybody);

        Text(spec, "failurePolicy").Should().Be("Fail");
        Items(spec.Find("matchConstraints", "resourceRules")).Select(rule => $"{Text(rule, "operations", 0)} {Text(rule, "resources", 0)}")
            .Should().Equal("CREATE pods", "UPDATE pods/ephemeralcontainers");
        Items(spec["validations"]).Should().NotBeEmpty().And.AllSatisfy(validation =>
        {
            Text(validation, "reason").Should().Be("Forbidden");
            Text(validation, "message").Should().StartWith("PodSecurityPolicy a: unable to admit pod: ").And.NotEndWith(": ");
        });
    }

    [TestMethod]
    public void Who_may_not_use_the_only_policy_is_told_so() => Text(Items(Spec("a", new())["validations"]).First(), "message").Should()
        .Be("PodSecurityPolicy a: unable to admit pod: neither its service account nor its creator may use the policy");

    [TestMethod]
    public void Of_several_policies_one_that_may_be_used_has_to_admit_the_pod()
    {
        var all = Items(Spec("a b", Everybody)["validations"]).Single();
        Text(all, "message").Should().Be("PodSecurityPolicy: unable to admit pod: none of the policies a, b admits it");
        Text(all, "messageExpression").Should().NotBeNullOrEmpty();
        Text(all, "expression").Should().MatchRegex(@"^variables\.\w+\n\|\| variables\.\w+$");

        Text(Items(Spec("a b", new())["validations"]).Single(), "expression").Should()
            .MatchRegex(@"^\(variables\.\w+ && variables\.\w+\)\n\|\| \(variables\.\w+ && variables\.\w+\)$");
    }

    /// <summary>Of policies that each refuse what the other one admits.</summary>
    private static MapNode Spec(string policies, KeepOptions options) => (MapNode)KeptOf.Text(
        string.Concat(policies.Split(' ').Select(name =>
            Plans.Policy(name, name is "a" ? "  readOnlyRootFilesystem: true\n  hostPorts: [{min: 80, max: 80}]" : "")))
            + Plans.Reached("shop", policies.Split(' ')),
        options).Of("ValidatingAdmissionPolicy").Node["spec"]!;

    private static IEnumerable<MapNode> Items(Node? list) => ((ListNode)list!).Items.Cast<MapNode>();

    private static string? Text(MapNode map, string key, int? index = null) =>
        ((index is { } at ? ((ListNode)map[key]!).Items[at] : map[key]) as ScalarNode)?.Text;
}
