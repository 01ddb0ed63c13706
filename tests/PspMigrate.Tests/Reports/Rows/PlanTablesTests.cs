using PspMigrate.Conversion;
using PspMigrate.Reports.Rows;

namespace PspMigrate.Tests.Reports.Rows;

/// <summary>Lines for grep and awk: nothing is folded, and what each column says depends on nothing but its row.</summary>
[TestClass]
public sealed class PlanTablesTests
{
    private static readonly Plan Cluster = Plans.Of(
        Plans.Policy("p") + Plans.Policy("wide", "  hostPID: true") + Plans.Reached("shop", "p") + Plans.Reached("agents", "p", "wide")
            + Plans.Namespace("bare") + Plans.Pod("ok", "shop") + Plans.Pod("net", "shop", "hostNetwork: true, ")
            + Plans.Pod("pid", "agents", "hostPID: true, "),
        new() { Closed = ClosedChoice.None });

    [TestMethod]
    public void Every_namespace_is_a_line_with_its_risk()
    {
        var rows = Column(0, "NAMESPACE", "ENFORCE", "BY-POLICY", "OK", "FIX", "REFUSED", "RISK");

        rows.Should().BeEquivalentTo(
            "shop baseline:latest p 1 0 1 refused", "agents privileged:latest wide 1 0 0 open", "bare - - 0 0 0 open");
    }

    [TestMethod]
    public void Every_workload_is_a_line_with_what_refuses_it() => Column(1, "NAMESPACE", "WORKLOAD", "RESULT", "PASSES", "REASON").Should().BeEquivalentTo(
        "shop Pod/ok ok baseline -", "shop Pod/net refused privileged host namespaces (hostNetwork=true)", "agents Pod/pid ok privileged -");

    [TestMethod]
    public void Without_a_level_the_reason_is_noted() => Column(0, "NAMESPACE", "NOTE").Should().Contain("bare no level: no policy");

    /// <remarks>What OpenShift's label syncer manages stays, whatever it says (docs/status.md).</remarks>
    [TestMethod]
    [DataRow("privileged", "enforce stays, baseline:latest proposed")]
    [DataRow("baseline", "")]
    public void A_label_that_stays_is_noted_only_where_something_else_is_proposed(string level, string note)
    {
        var labels = $"security.openshift.io/scc.podSecurityLabelSync: 'true', pod-security.kubernetes.io/enforce: {level}, "
            + "pod-security.kubernetes.io/enforce-version: latest";
        var plan = Plans.Of(
            Plans.Policy("p") + Plans.Reached("shop", "p").Replace("labels: {}", $"labels: {{{labels}}}", StringComparison.Ordinal),
            new() { Audit = ModeChoice.None, Warn = ModeChoice.None });

        Column(plan, 0, "NOTE").Should().Equal(note.Length == 0 ? "-" : note);
    }

    [TestMethod]
    public void Policies_alone_are_lines_and_nothing_is_none()
    {
        PlanTables.Of(Plans.Of(Plans.Policy("p"))).Should().ContainSingle().Which.Headers[0].Should().Be("POLICY");
        PlanTables.Of(Plans.Of("")).Should().BeEmpty();
    }

    private static string[] Column(int table, params string[] headers) => Column(Cluster, table, headers);

    private static string[] Column(Plan plan, int table, params string[] headers)
    {
        var found = PlanTables.Of(plan).ElementAt(table);
        return [.. found.Rows.Select(row => string.Join(' ', headers.Select(header => row[found.Headers.IndexOf(header)].Text)))];
    }
}
