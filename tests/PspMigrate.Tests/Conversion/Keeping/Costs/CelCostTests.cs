using PspMigrate.Conversion.Keeping.Costs;

namespace PspMigrate.Tests.Conversion.Keeping.Costs;

/// <summary>
/// What the API server of the 1.36 lab counted: an expression over ever more items, until it answered "actual cost limit exceeded" (1,000,000).
/// </summary>
[TestClass]
public sealed class CelCostTests
{
    private static readonly Dictionary<string, Extent> Variables = new(StringComparer.Ordinal) { ["v"] = new(PodSize.Containers) };

    [TestMethod]
    [DataRow("object.spec.containers.all(p, true)", 3.02)]
    [DataRow("object.spec.containers.all(p, p.hostPort >= 1)", 6.05)]
    [DataRow("object.spec.containers.filter(p, true)", 13.11)]
    [DataRow("object.spec.containers.map(p, p.hostPort)", 14.11)]
    [DataRow("object.spec.containers.map(p, int(p.hostPort))", 15.12)]
    [DataRow("object.spec.containers.map(p, int(p.hostPort)).min()", 16.10)]
    [DataRow("object.spec.containers.all(p, has(p.hostPort))", 4.05)]
    [DataRow("object.spec.containers.all(p, p.protocol == 'TCP')", 6.05)]
    [DataRow("object.spec.containers.all(p, p.protocol.startsWith('TCP'))", 6.05)]
    [DataRow("object.spec.containers.all(p, p.protocol == 'X' ? false : true)", 6.05)]
    [DataRow("object.spec.containers.all(p, [p, p].size() == 2)", 17.05)]
    [DataRow("object.spec.containers.all(p, {'a': p}.size() == 1)", 36.25)]
    [DataRow("variables.v.all(p, p >= 1)", 5.01)]
    public void An_item_costs_at_least_what_the_server_counts_and_little_more(string expression, double counted) =>
        CelCost.Of(expression, Variables).Cost
            .Should()
            .BeInRange((long)Math.Floor(counted) * PodSize.Containers, (long)((counted + 1.5) * PodSize.Containers) + 10);

    /// <summary>facts/admission-policies.md, 2: two fit into 1,000,000, three don't.</summary>
    [TestMethod]
    public void A_question_to_RBAC_is_a_third_of_what_an_expression_may_cost()
    {
        const string check = "authorizer.group('policy').resource('podsecuritypolicies').name('x').check('use').allowed()";

        CelCost.Of($"{check} || {check}", Variables).Cost.Should().BeLessThan(1_000_000);
        CelCost.Of($"{check} || {check} || {check}", Variables).Cost.Should().BeGreaterThan(1_000_000);
    }

    [TestMethod]
    public void Lists_in_lists_multiply() =>
        CelCost.Of("object.spec.containers.all(c, c.ports.all(p, p.hostPort >= 1))", Variables).Cost.Should().BeInRange(100 * 50 * 6, 100 * ((50 * 6) + 10));

    [TestMethod]
    public void What_is_made_of_a_list_is_as_long() =>
        CelCost.Of("object.spec.containers.filter(c, has(c.ports)).map(c, c.ports)", Variables).Extent.Should().Be(new Extent(100, new(50)));

    [TestMethod]
    [DataRow("a ? 1 : b ? 2 : 3", 2)]
    [DataRow("((a))", 3)]
    [DataRow("a && b && c", 1)]
    public void Choices_and_brackets_nest(string expression, int depth) => CelCost.Of(expression, Variables).Depth.Should().BeGreaterThanOrEqualTo(depth);
}
