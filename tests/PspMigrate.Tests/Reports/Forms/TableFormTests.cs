using PspMigrate.Conversion;
using PspMigrate.Conversion.Checks;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.Cleanup;
using PspMigrate.Reports.Forms;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Forms;

/// <summary>Each thing that an answer is about is one line with every column filled, so that grep and awk find it.</summary>
[TestClass]
public sealed class TableFormTests
{
    private const string LongName = "a-namespace-whose-name-is-as-long-as-names-of-namespaces-may-be";

    [TestMethod]
    public void A_namespace_and_a_workload_are_a_line_each_and_no_name_is_cut_short()
    {
        var lines = Lines(new PlanAnswer(Plans.Of(
            Plans.Policy("p") + $"---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: {LongName}}}\n" + Plans.Use(LongName, "p")
            + $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: web, namespace: {LongName}}}\n"
            + $"spec: {{containers: [{{name: a, image: a}}], hostPID: true}}\n")));

        lines.Count(line => line.StartsWith(LongName + " ", StringComparison.Ordinal)).Should().Be(2);
        Columns(lines.Single(line => line.Contains("Pod/web", StringComparison.Ordinal)))[..8].Should()
            .Equal(LongName, "Pod/web", "1", "-", "baseline", "refused", "privileged", "privileged");
    }

    /// <summary>A cell never holds two blanks and is never empty: columns can be told apart by their gaps.</summary>
    [TestMethod]
    public void Every_row_has_every_column()
    {
        foreach (var answer in Answers())
        {
            var tables = ReportForm.Table.Render(answer).Split("\n\n");
            foreach (var lines in tables.Select(table => table.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
            {
                lines.Length.Should().BeGreaterThan(1);
                lines.Select(line => Columns(line).Length).Distinct().Should().ContainSingle(string.Join('\n', lines));
            }
        }
    }

    [TestMethod]
    public void Policies_are_the_lines_where_nothing_says_in_which_namespaces_they_count() =>
        Lines(new PlanAnswer(Plans.OfFiles(null, "fixtures/article/psp-restricted.yaml"))).Should().ContainSingle(line =>
            line.StartsWith("restricted ", StringComparison.Ordinal));

    private static Answer[] Answers()
    {
        var plan = Plans.OfFixture("article");
        var cleanup = CleanupFinder.Find(GivenManifests.Read(GivenManifests.Loose, GivenManifests.Grant("loose", "system:authenticated")), Scope.All);
        return
        [
            new PlanAnswer(plan),
            new PlanAnswer(Plans.OfFixture("cases/eks")),
            new CheckAnswer(Checker.Check(plan, new())),
            new CleanupAnswer(cleanup with { Annotations = [new("Pod", "a", "shop", default, ["metadata", "annotations", "kubernetes.io/psp"], "loose")] }),
        ];
    }

    private static string[] Lines(Answer answer) => ReportForm.Table.Render(answer).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Columns(string line) => line.Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
