using System.Text.Json;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Fixes;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Sections;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Fixes;

[TestClass]
public sealed class FixAnswerTests
{
    private static readonly string Filling = GivenManifests.Loose.Replace(
        "fsGroup: {rule: RunAsAny}", "fsGroup: {rule: MustRunAs, ranges: [{min: 999, max: 999}]}", StringComparison.Ordinal);

    private static readonly Fix Changes = Made.Web(Made.AddsRaw, "baseline:latest", GivenManifests.Loose, "changes");
    private static readonly Fix Nothing = Made.Web(level: "privileged:latest", policy: GivenManifests.Loose, name: "nothing");
    private static readonly Fix Decision = Made.Web("{hostPID: true, containers: [{name: a}]}", "baseline:latest", GivenManifests.Loose, "decision");

    /// <summary>Every workload is in one of the figures.</summary>
    [TestMethod]
    public void The_first_line_counts_what_was_made_and_what_is_left()
    {
        Sentence([Changes, Nothing, Decision], [Changes], FixForm.Yaml).Should().Be("1 workload to fix, 1 needs nothing, 1 needs a decision.");
        Sentence([Changes, Nothing, Decision], [], FixForm.Yaml).Should()
            .Be("No workloads to fix, 1 needs nothing, 1 needs a fix that is not in this output, 1 needs a decision.");
        Sentence([Changes, Changes, Decision, Decision], [Changes, Changes], null).Should().Be("2 workloads fixed, 2 need a decision.");
    }

    /// <remarks>docs/concepts.md, "What a fix writes".</remarks>
    [TestMethod]
    public void Who_needs_nothing_for_the_level_but_loses_what_a_policy_fills_in_is_counted()
    {
        var loses = Made.Web(level: "privileged:latest", policy: Filling);

        ReportForm.Text.Render(new FixAnswer([loses, Nothing], [], [], new(_ => null)), default, 400).Should()
            .Contain("1 workload runs without some fields once no policy fills them in").And.Contain("--keep-filled");
        ReportForm.Text.Render(new FixAnswer([Nothing], [], [], new(_ => null)), default, 400).Should().NotContain("--keep-filled");
    }

    /// <remarks>A server lets nobody take over fields that another manager set unless it is forced (tried on v1.20.2).</remarks>
    [TestMethod]
    public void Replacing_values_of_others_needs_force()
    {
        Text([Changes], FixForm.Yaml).Should().Contain("--field-manager=pspmigrate --force-conflicts -f FILE\n");
        Text([Made.Web()], FixForm.Yaml).Should().Contain("--field-manager=pspmigrate -f FILE\n");
    }

    [TestMethod]
    [DataRow(FixForm.Kubectl, "run them in a shell")]
    [DataRow(FixForm.Kustomize, "pspmigrate/kustomization.yaml")]
    [DataRow(FixForm.Diff, "patch -p1 < fix.diff")]
    [DataRow(FixForm.Json, "kubectl apply --server-side")]
    public void Each_form_says_how_it_is_applied(FixForm form, string expected) => Text([Changes], form).Should().Contain(expected);

    [TestMethod]
    public void Of_many_namespaces_some_are_told_and_the_rest_counted()
    {
        var fixes = Enumerable.Range(0, 25)
            .Select(i => Changes with { Workload = Changes.Workload with { Namespace = $"n{i:00}" } });

        var text = ReportForm.Full.Render(new FixAnswer([.. fixes], [], [], new(_ => null)), default, 400);

        text.Should().Contain("n19").And.NotContain("n20").And.Contain("And 5 namespaces more: -n NAMESPACE shows one of them");
    }

    [TestMethod]
    public void Where_nothing_was_made_nothing_is_to_be_applied() => new FixAnswer([Decision], [], [], new(_ => null)) { Form = FixForm.Yaml }
        .FirstScreen(Style.Everything).Should().ContainSingle().Which.Should().BeOfType<Headline>();

    [TestMethod]
    public void Every_workload_is_a_row() => new FixAnswer([Changes, Nothing, Decision], [Changes], [], new(_ => null)).Rows().Single().Rows
        .Select(row => row[1].Text).Should().Equal("Deployment/changes", "Deployment/nothing", "Deployment/decision");

    [TestMethod]
    public void Programs_hear_what_was_made_and_which_check_asks_for_a_decision()
    {
        using var json = JsonDocument.Parse(ReportForm.Json.Render(new FixAnswer([Changes, Decision], [Changes], [], new(_ => null))));
        var workloads = json.RootElement.GetProperty("workloads").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

        workloads["changes"].GetProperty("made").GetBoolean().Should().BeTrue();
        workloads["changes"].GetProperty("changes")[0].GetProperty("field").GetString().Should()
            .StartWith("spec.template.spec.containers[0].securityContext");
        workloads["decision"].GetProperty("made").GetBoolean().Should().BeFalse();
        workloads["decision"].GetProperty("reasons")[0].GetProperty("check").GetString().Should().Be("hostNamespaces");
    }

    [TestMethod]
    public void Code_scanning_hears_of_decisions_alone() => new FixAnswer([Changes, Nothing, Decision], [], [], new(_ => null)).Results()
        .Should().ContainSingle().Which.Message.Should().Contain("Deployment/decision");

    private static string Sentence(ImmutableArray<Fix> fixes, ImmutableArray<Fix> made, FixForm? form) =>
        new FixAnswer(fixes, made, [], new(_ => null)) { Form = form }.Blocks(Style.Everything).OfType<Headline>().Single().Text;

    private static string Text(ImmutableArray<Fix> fixes, FixForm form) =>
        ReportForm.Text.Render(new FixAnswer(fixes, fixes, [], new(_ => null)) { Form = form }, default, 400);
}
