using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Sections;

/// <remarks>Baseline refuses host namespaces; restricted wants all capabilities dropped, too (facts/pod-security-checks.md).</remarks>
[TestClass]
public sealed class BlockersSectionTests
{
    private const string Tight = "  allowPrivilegeEscalation: false\n  requiredDropCapabilities: [ALL]";

    private static readonly string Restricted = Plans.Policy("tight", Tight)
        .Replace("runAsUser: {rule: RunAsAny}", "runAsUser: {rule: MustRunAsNonRoot}", StringComparison.Ordinal)
        .Replace("metadata: {name: tight}", "metadata: {name: tight, annotations: {seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default, "
            + "seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default}}", StringComparison.Ordinal);

    [TestMethod]
    public void Each_grant_is_named_once_at_the_first_level_that_it_is_in_the_way_of()
    {
        var line = Lines(Plans.Policy("p", "  hostPID: true")).Should().ContainSingle().Which;

        line.Should().StartWith("p (in.yaml:2) does not fit baseline, because it grants hostNamespaces ").And.Contain(". It does not fit restricted, because");
        line.Split("hostNamespaces").Should().HaveCount(2);
        line.Split(". It does ")[1].Should().Contain("capabilities ALL not dropped (not set)");
    }

    [TestMethod]
    public void Policies_that_grant_the_same_share_a_line() =>
        Lines(Plans.Policy("a", "  hostPID: true") + Plans.Policy("b", "  hostPID: true") + Plans.Policy("c")).Select(line => line.Split(" does ")[0])
            .Should().Equal("Each of a and b", $"c (in.yaml:{2 + (2 * Plans.Policy("a", "  hostPID: true").Count(c => c == '\n'))})");

    [TestMethod]
    public void What_fits_restricted_is_kept_from_nothing()
    {
        Lines(Restricted + Plans.Policy("p")).Should().ContainSingle().Which.Should().StartWith("p (");
        BlockersSection.Of(Plans.Of(Restricted), Style.Everything).Should().BeEmpty();
    }

    /// <summary>Of 30 policies 10 grant a host namespace.</summary>
    [TestMethod]
    public void Of_many_policies_each_grant_is_told_once_with_how_many_have_it()
    {
        var plan = Plans.Of(string.Concat(Enumerable.Range(1, 30).Select(i => Plans.Policy($"p{i}", i % 3 == 0 ? "  hostPID: true" : ""))));

        var parts = BlockersSection.Of(plan, Style.Everything with { Rows = 5, Names = 3 }).OfType<Details>().ToArray();

        parts.Select(part => part.Title).Should().Equal(
            "10 policies do not fit baseline, because of what they grant:", "30 policies do not fit restricted, because of what they grant:");
        parts[0].Blocks.OfType<Items>().Single().All.Should().ContainSingle().Which.Line.Should()
            .StartWith("hostNamespaces ").And.EndWith("(all 10 policies)");
    }

    private static string[] Lines(string policies) =>
        [.. BlockersSection.Of(Plans.Of(policies), Style.Everything).OfType<Items>().SelectMany(items => items.All).Select(item => item.Line)];
}
