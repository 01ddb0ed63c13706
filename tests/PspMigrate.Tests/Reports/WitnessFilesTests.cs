using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports;

[TestClass]
public sealed class WitnessFilesTests
{
    [TestMethod]
    [DataRow("pod pod", "out: 2 witnesses.")]
    [DataRow("pod none", "out: 1 witness; 1 line of the report can't be shown by a pod, and its file says why.")]
    [DataRow("none none", "out: no witnesses; 2 lines of the report can't be shown by a pod, and their files say why.")]
    public void Lines_that_no_pod_can_show_are_counted_apart(string files, string said) =>
        WitnessFiles.Count([.. files.Split(' ').Select(file => new WitnessFile("p.yaml", "", HasPod: file is "pod"))], "out").Should().Be(said);

    /// <summary>Every finding of the comparisons that the report shows, and every grant that keeps a policy from a stricter level.</summary>
    [TestMethod]
    public void Each_line_of_the_report_has_its_file()
    {
        var plan = Plans.OfFixture("article");
        var lines = plan.Comparisons.SelectMany(comparison => comparison.Findings).Count(finding => finding.Kind != PspMigrate.Conversion.FindingKind.Default)
            + plan.Policies.Sum(policy => policy.Blockers.Count());

        WitnessFiles.Of(plan).Select(file => file.Name).Should().HaveCount(lines).And.OnlyHaveUniqueItems();
    }
}
