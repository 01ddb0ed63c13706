using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;
using PspMigrate.Reports.Status;
using PspMigrate.Tests.Reports.Screen;

namespace PspMigrate.Tests.Reports.Status;

[TestClass]
public sealed class StatusAnswerTests
{
    private const string Warned = "pod-security.kubernetes.io/warn: restricted";

    private static readonly string Three = Plans.Policy("p") + Plans.Reached("fresh", "p") + Plans.Reached("blocked", "p")
        + Plans.Reached("warned", "p").Replace("labels: {}", $"labels: {{{Warned}}}", StringComparison.Ordinal)
        + Plans.Pod("net", "blocked", "hostNetwork: true, ");

    [TestMethod]
    public void The_first_line_counts_every_namespace_at_its_stage() =>
        Blocks(Three).OfType<Headline>().Single().Text.Should().Be("3 namespaces: 2 not started and 1 warned.");

    [TestMethod]
    public void What_is_true_of_policies_is_no_plural_of_namespaces() => Blocks(
        Plans.Policy("p") + Plans.Namespace("shop", "pod-security.kubernetes.io/enforce: baseline")).OfType<Headline>().Single().Text.Should()
            .Be("1 namespace: 1 with policies unused.");

    [TestMethod]
    public void What_is_blocked_comes_first_then_what_has_come_least_far() =>
        Blocks(Three).OfType<Table>().Single().Rows.Select(row => (row[0].Text, row[6].Text)).Should()
            .Equal(("blocked", "refused workloads"), ("fresh", "-"), ("warned", "-"));

    [TestMethod]
    public void While_steps_are_left_they_are_told_and_after_that_how_to_keep_it_so()
    {
        Blocks(Three).OfType<Steps>().Single().All.Should().NotBeEmpty();
        Blocks(HardCases.Done).OfType<Steps>().Should().BeEmpty();
        Blocks(HardCases.Done).OfType<Commands>().Single().Lines.Should().Contain(line => line.Contains("access --who-can-label"));
    }

    [TestMethod]
    public void Without_a_level_there_is_nothing_to_do_yet_and_no_policy_goes()
    {
        var blocks = Blocks(Plans.Policy("p") + Plans.Namespace("shop"));

        blocks.OfType<Steps>().Should().BeEmpty();
        blocks.OfType<Paragraph>().Last().Text.Should().Be("Nothing can be done yet, as no namespace has a level. See what is missing:");
        blocks.OfType<Commands>().Last().Lines.Should().ContainSingle(line => line.EndsWith("--report full", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_namespace_without_a_level_is_left() => Blocks(
        "{apiVersion: v1, kind: Namespace, metadata: {name: empty}}\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: done, labels: "
            + "{pod-security.kubernetes.io/enforce: restricted}}}\n").OfType<Paragraph>().Last().Text.Should()
            .Be("Nothing is left to do but for 1 namespace without a level (BLOCKED BY says why). To keep it so:");

    [TestMethod]
    public void Namespaces_that_other_programs_label_are_left() => Blocks(
        "{apiVersion: v1, kind: Namespace, metadata: {name: synced, labels: {security.openshift.io/scc.podSecurityLabelSync: \"true\"}}}\n---\n"
            + "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: synced}, spec: {containers: [{name: a, image: i}]}}\n")
        .OfType<Paragraph>().Last().Text.Should()
        .Be("Nothing is left to do but for 1 namespace whose labels are left to other programs (BLOCKED BY says why). To keep it so:");

    [TestMethod]
    public void What_was_not_read_may_hold_more_to_do() =>
        Blocks(HardCases.Done + "---\n{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: i, namespace: flux}}\n").OfType<Paragraph>()
            .Should().ContainSingle(paragraph => paragraph.Text.StartsWith("Nothing is left to do")).Which.Text.Should()
            .StartWith("Nothing is left to do in what was read; 1 part of the input, which may hold more, wasn't.");

    [TestMethod]
    public void Without_a_namespace_nothing_is_left() => Blocks("").OfType<Headline>().Single().Text.Should().Be("There is no namespace.");

    private static Block[] Blocks(string yaml)
    {
        var plan = Plans.Of(yaml);
        return [.. new StatusAnswer(plan, NamespaceStage.Of(plan)).Blocks(Style.Everything)];
    }
}
