using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Sections;

/// <summary>The three figures that everybody reads.</summary>
[TestClass]
public sealed class TotalsSectionTests
{
    private const string Host = "  hostPID: true\n  hostIPC: true\n  hostNetwork: true";

    /// <summary>Baseline allows a and refuses net; nothing limits c, which nobody's policy reaches, nor d, at privileged.</summary>
    [TestMethod]
    public void Each_figure_counts_over_all_namespaces()
    {
        var items = Of(Plans.Of(
            Plans.Policy("p") + Plans.Policy("host", Host) + Plans.Reached("one", "p") + Plans.Reached("two", "p") + Plans.Reached("wide", "host")
                + Plans.Namespace("bare") + Plans.Pod("a", "one") + Plans.Pod("net", "two", "hostNetwork: true, ") + Plans.Pod("c", "bare")
                + Plans.Pod("d", "wide", "hostNetwork: true, "),
            new() { Closed = ClosedChoice.None }));

        items.Select(item => item.Text).Take(2).Should().Equal(
            "1 of 4 workloads refused once enforced; fix lets none of them pass", "2 of 4 namespaces open after PodSecurityPolicy (privileged or none)");
        items.Select(item => item.Tone).Should().Equal(Tone.Warning, Tone.Open, Tone.Lost);
    }

    [TestMethod]
    public void Without_workloads_nothing_is_claimed_of_pods() =>
        Of(Plans.Of(Plans.Policy("p") + Plans.Reached("one", "p")))[0].Should()
            .Be(new Item("No workloads in the input: whether pods would be refused isn't known"));

    [TestMethod]
    public void What_the_input_has_no_policies_for_is_not_counted()
    {
        Of(Plans.Of(Plans.Namespace("one") + Plans.Pod("a", "one"))).Select(item => item.Text)
            .Should().Equal("0 of 1 workload refused once enforced", "0 of 1 namespace open");
        TotalsSection.Of(Plans.Of(Plans.Policy("p"))).Should().BeEmpty("there are no namespaces");
    }

    /// <summary>All accounts that may use narrow may use wide, so that its rules about the host never held; another namespace has narrow alone.</summary>
    [TestMethod]
    public void Rules_count_as_lost_only_if_they_held_somewhere()
    {
        const string both = "privileged: true\n  hostPorts: [{min: 0, max: 65535}]\n" + Host;
        var policies = Plans.Policy("narrow") + Plans.Policy("wide", "  " + both);
        var never = Plans.Of(policies + Plans.Reached("team", "narrow", "wide"));
        var held = Plans.Of(policies + Plans.Reached("team", "narrow", "wide") + Plans.Reached("alone", "narrow"));

        Lost(held).Should().BeGreaterThan(Lost(never));
        Lost(never).Should().Be(never.Comparisons.SelectMany(comparison => comparison.Findings).Count(finding => finding.Kind == FindingKind.Lost)
            - never.Namespaces.Single().NeverHeld.Length);
    }

    [TestMethod]
    public void Rules_that_admission_policies_keep_are_counted_beside_those_that_are_lost()
    {
        var some = KeptOf.Plan(
            Plans.Policy("a", "  supplementalGroups: {rule: MustRunAs, ranges: [{min: 1, max: 9}]}").Replace(
                "  supplementalGroups: {rule: RunAsAny}\n", "", StringComparison.Ordinal) + Plans.Reached("shop", "a"));
        var all = KeptOf.Plan(Plans.Policy("a") + Plans.Reached("shop", "a"));
        var lost = some.Changes.Count(finding => finding.Kind == FindingKind.Lost);

        Of(some)[^1].Should().Be(new Item($"{lost} rules that really held ({lost - 1} kept): levels let in what they refused", Tone.Lost));
        Of(all)[^1].Should().Match<Item>(item => item.Text.EndsWith("all that the levels lose") && item.Tone == Tone.Kept);
    }

    private static int Lost(Plan plan) => int.Parse(Of(plan)[^1].Text.Split(' ')[0], null);

    private static ImmutableArray<Item> Of(Plan plan) => TotalsSection.Of(plan).OfType<Items>().Single().All;
}
