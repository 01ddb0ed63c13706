using System.Text.Json;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Raising;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Raising;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Raising;

/// <summary>Plain pods pass baseline; restricted asks for what only their owners know.</summary>
/// <remarks>Which pods pass which level: docs/facts/pod-security-checks.md.</remarks>
[TestClass]
public sealed class RaiseAnswerTests
{
    private const string Enforce = "pod-security.kubernetes.io/enforce: ";

    private static readonly string Four = Plans.Namespace("one") + Plans.Namespace("two", Enforce + "privileged") + Plans.Namespace("wide")
        + Plans.Namespace("done", Enforce + "restricted") + Plans.Pod("a", "one") + Plans.Pod("a", "two") + Plans.Pod("net", "wide", "hostNetwork: true, ");

    [TestMethod]
    public void The_first_line_counts_what_can_be_raised_and_what_is_restricted_already() => Of(Four).Blocks(Style.Everything).OfType<Headline>().Single().Text
        .Should().StartWith("4 namespaces: 2 can be raised as their workloads are written").And.EndWith("1 is restricted already.");

    [TestMethod]
    public void What_can_be_raised_comes_first_and_every_namespace_is_in_a_row()
    {
        var rows = Of(Four).Blocks(Style.Everything).OfType<Table>().Single().Rows;

        rows.Take(2).Select(row => (row[0].Text, row[1].Text, row[2].Text)).Should()
            .BeEquivalentTo([("one", "-", "baseline"), ("two", "privileged", "baseline")]);
        rows.SelectMany(row => row[0].Text.Split([", ", " and "], StringSplitOptions.None)).Should().BeEquivalentTo("one", "two", "wide", "done");
    }

    [TestMethod]
    public void What_keeps_a_namespace_is_named_by_its_controls() =>
        Of(Four).Blocks(Style.Everything).OfType<Table>().Single().Rows.Single(row => row[0].Text is "wide")[4].Text.Should().Be("hostNamespaces");

    [TestMethod]
    public void Namespaces_with_equal_answers_share_a_row() => Of(
            Plans.Namespace("one") + Plans.Namespace("two") + Plans.Pod("a", "one") + Plans.Pod("a", "two"))
        .Blocks(Style.Everything).OfType<Table>().Single().Rows.Should().ContainSingle().Which[0].Text.Should().Be("one and two");

    [TestMethod]
    public void A_label_that_refuses_what_runs_already_is_warned_of() =>
        Of(Plans.Namespace("late", Enforce + "baseline") + Plans.Pod("net", "late", "hostNetwork: true, ")).Blocks(Style.Everything).OfType<Paragraph>()
            .Should().Contain(block => block.Tone == Tone.Warning && block.Text.StartsWith("late: what is enforced there now refuses workloads already"));

    [TestMethod]
    public void Who_is_restricted_already_is_not_told_that_it_could_be() => Of(Four + Plans.Namespace("empty")).Blocks(Style.Everything).OfType<Paragraph>()
        .Should().ContainSingle(block => block.Text.Contains("no workloads there")).Which.Text.Should().StartWith("empty: ");

    [TestMethod]
    public void No_level_is_ever_lowered() =>
        Of(Plans.Namespace("late", Enforce + "restricted") + Plans.Pod("net", "late", "hostNetwork: true, ")).Blocks(Style.Everything).OfType<Table>()
            .Single().Rows.Single()[2].Text.Should().Be("as it is");

    /// <summary>A label of a repository's manifests is changed there anyway.</summary>
    [TestMethod]
    [DataRow(30, true)]
    [DataRow(null, false)]
    public void In_a_cluster_labels_that_are_deployed_from_elsewhere_are_raised_there(int? minor, bool isSaid)
    {
        const string deployed =
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: privileged}, managedFields: [{manager: "
            + "argocd-controller, operation: Apply, fieldsV1: {\"f:metadata\": {\"f:labels\": {\"f:pod-security.kubernetes.io/enforce\": {}}}}}]}}\n---\n";
        Of(deployed + Plans.Pod("a", "shop"), minor).Blocks(Style.Everything).OfType<Paragraph>()
            .Any(block => block.Text.StartsWith("shop: argocd-controller deploys the label", StringComparison.Ordinal)).Should().Be(isSaid);
    }

    [TestMethod]
    public void Programs_hear_of_each_namespace_how_far_it_can_go_and_what_keeps_it()
    {
        using var json = JsonDocument.Parse(ReportForm.Json.Render(Of(Four)));
        var all = json.RootElement.GetProperty("namespaces").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

        (all["one"].GetProperty("enforced").GetString(), all["one"].GetProperty("level").GetString(), all["one"].GetProperty("canBeRaised").GetBoolean())
            .Should().Be(("privileged:latest", "baseline", true));
        all["wide"].GetProperty("canBeRaised").GetBoolean().Should().BeFalse();
        all["wide"].GetProperty("keptBy")[0].GetProperty("reasons")[0].GetProperty("control").GetString().Should().Be("hostNamespaces");
        json.RootElement.GetProperty("nextSteps").EnumerateArray().Select(step => step.GetString()).Should().Equal("raise", "decide");
    }

    private static RaiseAnswer Of(string yaml, int? minor = null)
    {
        var plan = Plans.Of(yaml, new() { Fit = Fit.Workloads, Raise = RaiseMode.AsWritten, ServerMinor = minor });
        return new(plan, NamespaceRaise.Of(plan), new(_ => null));
    }
}
