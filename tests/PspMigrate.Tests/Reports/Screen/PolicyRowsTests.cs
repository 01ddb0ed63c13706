using PspMigrate.Conversion;
using PspMigrate.Reports.Screen;

namespace PspMigrate.Tests.Reports.Screen;

[TestClass]
public sealed class PolicyRowsTests
{
    [TestMethod]
    public void The_most_permissive_come_first_each_with_its_differences_from_its_own_level()
    {
        var plan = Plans.Of(Plans.Policy("tight") + Plans.Policy("wide", "  hostPID: true"));

        var rows = PolicyRows.Of(plan, 10).Rows;

        rows.Select(row => (row[0].Text, row[1].Text)).Should().Equal(("wide", "privileged"), ("tight", "baseline"));
        var findings = plan.Policies.Single(policy => policy.Name is "tight").At(PspMigrate.Controls.Level.Baseline).Findings;
        rows[1][2..].Select(cell => cell.Text is "-" ? 0 : int.Parse(cell.Text, null)).Should().Equal(
            new[] { FindingKind.Lost, FindingKind.Tightened, FindingKind.Respell, FindingKind.Default }.Select(kind => findings.Count(f => f.Kind == kind)));
    }

    [TestMethod]
    [DataRow(3, "and 18 more policies"), DataRow(19, "and 2 more policies"), DataRow(20, "p9")]
    public void Policies_beyond_the_room_are_counted(int room, string last)
    {
        var table = PolicyRows.Of(Plans.Of(string.Concat(Enumerable.Range(0, 20).Select(i => Plans.Policy($"p{i}")))), room);

        table.Rows.Should().HaveCount(room);
        table.Rows[^1][0].Text.Should().Be(last);
    }

    /// <remarks>The plugin drops a policy that says MustRunAs without ranges (facts/pod-security-policy.md): nobody can use it.</remarks>
    [TestMethod]
    public void A_policy_that_nobody_can_use_is_no_row() => PolicyRows.Of(
            Plans.Of(Plans.Policy("p") + Plans.Policy("q").Replace("fsGroup: {rule: RunAsAny}", "fsGroup: {rule: MustRunAs}", StringComparison.Ordinal)), 10)
        .Rows.Should().ContainSingle().Which[0].Text.Should().Be("p");
}
