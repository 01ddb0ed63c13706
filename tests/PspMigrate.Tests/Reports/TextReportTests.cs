using PspMigrate.Controls;
using PspMigrate.Conversion;

namespace PspMigrate.Tests.Reports;

[TestClass]
public sealed class TextReportTests
{
    [TestMethod]
    public void Sections_come_in_the_order_of_use()
    {
        var titles = Text(Plans.OfFixture("article")).Split('\n')
            .Where(line => line.Length > 3 && line.All(c => char.IsAsciiLetterUpper(c) || c == ' ')).ToArray();

        titles.Should().Equal(
            "DECIDE FIRST", "NAMESPACES", "WORKLOADS", "WHO MAY USE POLICIES", "NEXT STEPS", "WHAT CHANGES", "WHAT KEEPS POLICIES FROM STRICTER LEVELS",
            "NOTES");
    }

    [TestMethod]
    [DataRow(60)]
    [DataRow(80)]
    [DataRow(120)]
    public void Sentences_are_broken_at_the_width(int width)
    {
        var lines = Shown.Text(Plans.OfFixture("article"), width).Split('\n');
        var table = lines.SkipWhile(line => line is not "NAMESPACES").TakeWhile(line => !line.StartsWith("No level", StringComparison.Ordinal));
        var commands =
            lines.Where(line => line.StartsWith("  kubectl ", StringComparison.Ordinal) || line.StartsWith("  pspmigrate ", StringComparison.Ordinal));

        lines.Except(table, StringComparer.Ordinal).Except(commands, StringComparer.Ordinal).Should().OnlyContain(line => line.Length <= width);
    }

    [TestMethod, TestCategory("Long")]
    public void Policies_that_differ_in_nothing_but_names_share_their_lines()
    {
        var plan = Plans.Of(Plans.Policy("a") + Plans.Policy("b") + Plans.Policy("c", "  hostPID: true") + Plans.Use("one", "a") + Plans
            .Use("two", "b") + Plans.Use("three", "c"));

        var text = Text(plan, 1000);

        text.Should().Contain("policies a and b (in.yaml:2 and in.yaml:13) at baseline:latest: in one and two");
        Count(text, "- lost  volumes: only configMap, secret").Should().Be(2, "once for a and b, once for c at privileged");
    }

    [TestMethod]
    public void Many_policies_share_the_rows_of_equal_answers()
    {
        var plan = Plans.Of(string.Concat(Enumerable.Range(10, 30).Select(i => Plans.Policy($"p-{i}") + Plans.Use($"ns-{i}", $"p-{i}"))));

        Text(plan, 1000).Should().MatchRegex(
            @"\nns-10, ns-11 and 28 more +- +baseline:latest +restricted:latest +p-10, p-11 and 28 more +RoleBinding/use\n");
    }

    [TestMethod]
    public void Many_findings_of_a_kind_are_counted()
    {
        var plan = Plans.Of(string.Concat(Enumerable.Range(10, 30).Select(i => Plans.Policy($"p-{i}"))));

        Text(plan, 1000).Should().Contain("! nothing in the input grants policy p-10 (").And.Contain(" and 26 more of this kind\n").And
            .NotContain("grants policy p-14");
        Count(Shown.Markdown(plan), "nothing in the input grants policy").Should().Be(30);
    }

    [TestMethod]
    public void Labels_that_are_kept_are_marked()
    {
        var plan = Plans.Of(
            Plans.Policy("p") + "---\nkind: Namespace\napiVersion: v1\nmetadata: {name: a, labels: {pod-security.kubernetes.io/enforce: privileged}}\n" + Plans
                .Use("a", "p"));

        Text(plan, 1000).Should().MatchRegex(@"\na +privileged +privileged \(kept\) +restricted:latest +p ")
            .And.Contain("! a: enforce privileged stays, though baseline:latest is proposed (--overwrite replaces it).");
    }

    [TestMethod]
    public void Policies_without_bindings_are_compared_with_their_closest_level()
    {
        var text = Text(Plans.Of(Plans.Policy("p")), 1000);

        text.Should().Contain("policy p (in.yaml:2) at baseline:latest: its closest level")
            .And.Contain("* The input has no bindings. Add the RoleBindings, ClusterRoleBindings and their roles to label namespaces.")
            .And.NotContain("NEXT STEPS");
    }

    [TestMethod]
    public void A_policy_that_the_plugin_drops_is_said_to_be_of_no_use()
    {
        var text = Text(Plans.Of(
            Plans.Policy("p").Replace("fsGroup: {rule: RunAsAny}", "fsGroup: {rule: MustRunAs}", StringComparison.Ordinal) + Plans.Use("a", "p")), 1000);

        text.Should().Contain(
            "Policy p (in.yaml:2) can't be used by anybody, because the admission plugin drops it: spec.fsGroup says MustRunAs but has no ranges.")
            .And.Contain("No level for a: ");
    }

    [TestMethod]
    public void Pinning_is_advised_only_for_latest()
    {
        var yaml = Plans.Policy("p") + Plans.Use("a", "p");

        Text(Plans.Of(yaml)).Should().Contain("--kubernetes-version");
        Text(Plans.Of(yaml, new() { Version = new(30) })).Should().NotContain("--kubernetes-version");
    }

    [TestMethod]
    public void Colour_marks_findings_and_changes_no_word()
    {
        var plan = Plans.OfFixture("article");

        var coloured = Shown.Text(plan, 80, hasColour: true);

        coloured.Should().Contain("\e[31m- lost\e[0m  procMount");
        System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9;]*m", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10))
            .Should().Be(Shown.Text(plan, 80));
    }

    [TestMethod]
    [DataRow("seLinux", "spc_t", "type spc_t")]
    public void Words_of_a_value_set_read_as_words(string control, string value, string expected)
    {
        ControlTable.All.Single(item => string.Equals(item.Name, control, StringComparison.Ordinal)).Say(ValueSet.Of(value)).Should().Be(expected);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Text(Plan plan, int width = 80) => Shown.Text(plan, width);
}
