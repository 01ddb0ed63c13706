using PspMigrate.Conversion;
using PspMigrate.Reports.Screen;

namespace PspMigrate.Tests.Reports.Screen;

/// <summary>A namespace in a few words; its policy fits baseline.</summary>
[TestClass]
public sealed class NamespaceCellsTests
{
    /// <remarks>A mode without a version label is held to the latest version (facts/pod-security-admission.md).</remarks>
    [TestMethod]
    [DataRow("", "- → baseline", DisplayName = "no label yet")]
    [DataRow("enforce: privileged", "privileged (kept)", DisplayName = "another level stays")]
    [DataRow("enforce: baseline, enforce-version: latest", "baseline (as it is)", DisplayName = "nothing to do")]
    [DataRow("enforce: baseline", "baseline → baseline:latest", DisplayName = "the version is missing")]
    public void What_is_enforced_now_and_then(string labels, string expected) => NamespaceCells.Enforce(Of(labels)).Should().Be(expected);

    [TestMethod]
    public void A_level_that_replaces_another_leads_from_one_to_the_other()
    {
        var overwrite = new PlanOptions { Overwrite = true };

        NamespaceCells.Enforce(Of("enforce: privileged", overwrite)).Should().Be("privileged → baseline");
        NamespaceCells.Enforce(Of("enforce: baseline, enforce-version: v1.20", overwrite)).Should().Be("baseline:v1.20 → baseline:latest");
    }

    [TestMethod]
    public void Whoever_sets_no_label_sees_what_stays_and_what_is_not_known_is_a_question()
    {
        NamespaceCells.Enforce(Of("enforce: privileged", new() { Enforce = ModeChoice.None })).Should().Be("privileged");
        NamespaceCells.Enforce(Plans.Of(Plans.Policy("p") + Plans.Namespace("shop"), new() { Closed = ClosedChoice.None }).Namespaces.Single())
            .Should().Be("- → ?");
    }

    /// <remarks>Labels have no effect there: docs/facts/pod-security-admission.md, 27.</remarks>
    [TestMethod]
    [DataRow("", "exempt")]
    [DataRow("enforce: baseline", "baseline (exempt)")]
    public void What_the_configuration_exempts_is_no_question(string labels, string expected)
    {
        const string Configuration = "---\napiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\n"
            + "exemptions: {namespaces: [shop]}\n";

        NamespaceCells.Enforce(Of(labels, more: Configuration)).Should().Be(expected);
    }

    [TestMethod]
    [DataRow("", "restricted")]
    [DataRow("warn: baseline", "baseline (kept)")]
    [DataRow("warn: restricted, warn-version: latest", "restricted")]
    public void Warnings_are_those_that_come_then(string labels, string expected) => NamespaceCells.Warn(Of(labels)).Should().Be(expected);

    [TestMethod]
    public void Without_a_label_to_set_warnings_are_those_that_there_are()
    {
        var none = new PlanOptions { Warn = ModeChoice.None };

        NamespaceCells.Warn(Of("warn: baseline", none)).Should().Be("baseline");
        NamespaceCells.Warn(Of("", none)).Should().Be("-");
    }

    [TestMethod]
    public void Where_levels_are_raised_a_namespace_without_workloads_says_so() =>
        NamespaceCells.By(Of("", new() { Fit = Fit.Workloads, Raise = RaiseMode.AsWritten })).Should().Be("no workloads");

    [TestMethod]
    public void What_decides_is_the_first_of_as_many_with_how_many_there_were()
    {
        var item = Plans.Of(Plans.Policy("a", "  hostPID: true") + Plans.Policy("b", "  hostIPC: true") + Plans.Policy("c")
            + Plans.Reached("shop", "a", "b", "c")).Namespaces.Single();

        NamespaceCells.By(item).Should().Be("a +1");
        NamespaceCells.ByOf(item).Should().Be("a +1 (of 3)");
    }

    [TestMethod]
    public void A_name_is_cut_to_the_room_that_the_count_leaves()
    {
        var one = $"psp-{new string('x', 40)}-1";
        var item = Plans.Of(Plans.Policy(one, "  hostPID: true") + Plans.Policy("wide", "  hostIPC: true") + Plans.Reached("shop", one, "wide"))
            .Namespaces.Single();

        NamespaceCells.By(item, 20).Should().HaveLength(20).And.StartWith("psp-").And.EndWith("-1 +1");
    }

    [TestMethod]
    public void Where_no_policy_decides_it_says_what_does()
    {
        NamespaceCells.By(Plans.Of(Plans.Namespace("shop") + Plans.Pod("a", "shop")).Namespaces.Single()).Should().Be("its workloads");
        NamespaceCells.By(Plans.Of(Plans.Policy("p") + Plans.Namespace("shop") + Plans.Reached("other", "p")).Namespaces
            .Single(item => item.Name is "shop")).Should().Be("no policy");
    }

    private static NamespacePlan Of(string labels, PlanOptions? options = null, string more = "")
    {
        var full = string.Join(", ", labels.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(label => $"pod-security.kubernetes.io/{label}"));
        return Plans.Of(Plans.Policy("p") + Plans.Reached("shop", "p").Replace("labels: {}", $"labels: {{{full}}}", StringComparison.Ordinal) + more, options)
            .Namespaces.Single();
    }
}
