using PspMigrate.Conversion.Keeping;
using PspMigrate.Tests.Reports;

namespace PspMigrate.Tests.Conversion.Keeping;

/// <summary>What an API server spends on a pod is counted beforehand (facts/admission-policies.md, 2 and 3).</summary>
[TestClass]
public sealed class CelLimitsTests
{
    private static readonly KeepOptions Everybody = new() { Scope = KeepScope.Namespace };

    [TestMethod]
    public void Two_hundred_alternatives_can_be_judged_for_the_largest_pod()
    {
        var kept = KeptOf.Text(Policies(200, i => $"hostPorts: [{{min: {1 + i}, max: {20_000 + (2 * i)}}}]"), Everybody);

        kept.Objects.Should().HaveCount(2);
        kept.Lost.Should().BeEmpty();
    }

    [TestMethod]
    public void A_set_that_would_cost_too_much_is_reported_and_not_printed()
    {
        var kept = KeptOf.Text(
            Policies(400, i => $"hostPorts: [{{min: {1 + i}, max: {20_000 + (2 * i)}}}, {{min: {30_000 + i}, max: {40_000 + (2 * i)}}}]"), Everybody);

        kept.Objects.Should().BeEmpty();
        kept.Lost.Should().NotBeEmpty().And
            .OnlyContain(rule => rule.Reason == "a pod of 100 containers would cost more to judge than an API server spends on it");
    }

    /// <summary>An object may have 1.5 MiB: names of accounts that differ from namespace to namespace make several.</summary>
    [TestMethod]
    public void A_set_that_would_grow_too_large_is_split_by_namespaces()
    {
        const int namespaces = 4000;
        var yaml = Plans.Policy("a", "  readOnlyRootFilesystem: true") + string.Concat(Enumerable.Range(0, namespaces).Select(i =>
            Plans.Use($"team-{i:0000}-with-a-name-that-is-as-long-as-they-get-in-practice", "a")
                .Replace("name: default", $"name: account-{i:0000}-with-a-long-name", StringComparison.Ordinal)));

        var kept = KeptOf.Text(yaml);

        kept.Objects.Where(item => item.Kind is "ValidatingAdmissionPolicy").Should().HaveCountGreaterThan(1);
        kept.Objects.Where(item => item.Kind is "ValidatingAdmissionPolicyBinding").SelectMany(KeptOf.Namespaces).Should()
            .OnlyHaveUniqueItems().And.HaveCount(namespaces);
        kept.Lost.Should().BeEmpty();
    }

    private static string Policies(int count, Func<int, string> rule) =>
        string.Concat(Enumerable.Range(0, count).Select(i => Plans.Policy($"p{i}", "  " + rule(i)))) + Plans
            .Use("shop", "p0")
            .Replace("resourceNames: [p0], ", "", StringComparison.Ordinal);
}
