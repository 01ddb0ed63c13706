using PspMigrate.Conversion.Fixes;
using PspMigrate.Reports.Fixes;
using PspMigrate.Reports.Sections;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Fixes;

/// <summary>Workloads with the same answer are told together; where their fields stand, one by one.</summary>
[TestClass]
public sealed class FixVerdictsTests
{
    private static readonly Fix[] Two = [Raw("one"), Raw("two")];

    [TestMethod]
    public void Equal_changes_share_a_verdict_that_names_each_field_of_each()
    {
        var judged = Verdicts().Changes(Two).Should().ContainSingle().Which;

        judged.Names.Should().Be("Deployment/one and Deployment/two");
        judged.Reasons.Where(reason => reason.StartsWith("  ", StringComparison.Ordinal)).Should().SatisfyRespectively(
            one => one.Should().StartWith("  Deployment/one: spec.template.spec.containers[0].securityContext"),
            two => two.Should().StartWith("  Deployment/two: spec.template.spec.containers[0].securityContext"));
        judged.Reasons[^1].Should().StartWith("changes nothing if ");
    }

    [TestMethod]
    public void Fields_beyond_those_that_are_shown_are_counted() =>
        Verdicts(1).Changes([.. Two, Raw("three")]).Single().Reasons.Should().Contain("  and 2 more");

    [TestMethod]
    public void Only_the_same_decision_is_told_together()
    {
        Fix[] fixes = [.. new[] { "hostPID", "hostIPC", "hostPID" }.Select((field, i) =>
            Made.Web($"{{{field}: true, containers: [{{name: a}}]}}", "baseline:latest", GivenManifests.Loose, $"w{i}"))];

        Verdicts().Changes(fixes).Should().BeEmpty();
        Verdicts().Decisions(fixes).Select(judged => (judged.Names, judged.Reasons[0])).Should().Equal(
            ("Deployment/w0 and Deployment/w2", "host namespaces (hostPID=true)"), ("Deployment/w1", "host namespaces (hostIPC=true)"));
    }

    private static Fix Raw(string name) => Made.Web(Made.AddsRaw, "baseline:latest", GivenManifests.Loose, name);

    private static FixVerdicts Verdicts(int values = int.MaxValue) => new(new(_ => null), Style.Everything with { Values = values });
}
