using PspMigrate.Controls;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Conversion.Checks;

namespace PspMigrate.Tests.Reports.Checks;

/// <remarks>Which pods pass which level: docs/facts/pod-security-checks.md.</remarks>
[TestClass]
public sealed class CheckAnswerTests
{
    /// <summary>Two that baseline refuses for the same reason, one for another, and one that it takes.</summary>
    private static readonly CheckAnswer Shop = Of(Level.Baseline,
        Plans.Pod("fine", "shop"), Plans.Pod("net", "shop", "hostNetwork: true, "), Plans.Pod("too", "shop", "hostNetwork: true, "),
        Plans.Pod("pid", "shop", "hostPID: true, "));

    [TestMethod]
    public void The_heading_counts_what_fails_of_all() =>
        Heading(Shop).Should().StartWith("NAMESPACE shop   LEVEL baseline:latest (asked for)").And.EndWith("4 workloads: 3 fail, 0 of them fixable");

    [TestMethod]
    public void Workloads_with_equal_answers_share_one_and_what_fails_comes_first() => Judged(Shop).Select(judged => (judged.Word, judged.Names))
        .Should().Equal(("FAILS", "Pod/net and Pod/too"), ("FAILS", "Pod/pid"), ("PASSES", "Pod/fine"));

    /// <summary>Pods of one shape are read as one: they count as many.</summary>
    [TestMethod]
    public void Pods_that_are_alike_count_each()
    {
        var answer = Of(Level.Baseline, [.. Enumerable.Range(0, 3).Select(i => Plans.Pod($"a-{i}", "shop", "hostPID: true, ").Replace(
            "namespace: shop}", "namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: a, controller: true, uid: u}]}",
            StringComparison.Ordinal))]);

        Heading(answer).Should().EndWith("3 workloads: 3 fail, 0 of them fixable");
    }

    [TestMethod]
    public void One_that_fails_is_told_in_the_singular() =>
        Heading(Of(Level.Baseline, Plans.Pod("pid", "shop", "hostPID: true, "))).Should().EndWith("1 workload: 1 fails, 0 of them fixable");

    [TestMethod]
    public void A_namespace_in_which_all_pass_says_so() => Heading(Of(Level.Privileged, Plans.Pod("a", "shop"))).Should().EndWith("1 workload: all pass");

    [TestMethod]
    public void Every_workload_is_a_row_whatever_its_answer() => Shop.Rows().Single().Rows.Select(row => (row[1].Text, row[4].Text))
        .Should().Equal(("Pod/fine", "ok"), ("Pod/net", "refused"), ("Pod/too", "refused"), ("Pod/pid", "refused"));

    [TestMethod]
    public void Code_scanning_hears_of_what_does_not_pass_alone() =>
        Shop.Results().Select(result => result.At.Line).Should().HaveCount(3).And.OnlyHaveUniqueItems();

    private static string Heading(CheckAnswer answer) => answer.Blocks(Style.Everything).OfType<Subheading>().Single().Text;

    private static ImmutableArray<Judged> Judged(CheckAnswer answer) => answer.Blocks(Style.Everything).OfType<Verdicts>().Single().All;

    private static CheckAnswer Of(Level level, params string[] pods) =>
        new(Checked.Of(GivenManifests.Read(string.Concat(pods)), new(level)));
}
