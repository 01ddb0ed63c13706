using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.PullRequests;
using PspMigrate.Reports.Sections;
using PspMigrate.Tests.Conversion.Repositories;
using PspMigrate.Tests.Manifests;

namespace PspMigrate.Tests.Reports.PullRequests;

/// <summary>What a reviewer unfolds.</summary>
[TestClass]
public sealed class FoldedDifferencesTests
{
    private const string Host = "  hostPID: true\n  hostIPC: true\n  hostNetwork: true";

    [TestMethod]
    public void Namespaces_with_the_same_policies_share_a_fold_and_none_is_lost()
    {
        var folds = Folds(Plans.Policy("p") + Plans.Policy("wide", Host) + Bound("one", "a", "p") + Bound("two", "a", "p") + Bound("three", "a", "wide"));

        folds.Select(fold => fold.Title.Split(':')[0]).Should().BeEquivalentTo("one and two at baseline", "three at privileged");
        folds.Should().OnlyContain(fold => fold.IsFolded);
    }

    /// <summary>The figures of the title are those of the lines below it.</summary>
    [TestMethod]
    public void A_title_counts_the_lines_of_each_kind()
    {
        var fold = Folds(Plans.Policy("p") + Bound("one", "a", "p")).Single();

        var lines = fold.Blocks.OfType<Items>().SelectMany(items => items.All).CountBy(item => Marks.Of(item.Tone).Word);
        foreach (var (word, count) in lines)
            fold.Title.Should().Contain($"{count} {word}");
    }

    /// <summary>Everybody who may use narrow may use a wide one: in one namespace w1, in the other w2.</summary>
    [TestMethod]
    public void Namespaces_in_which_other_policies_let_the_same_in_are_told_apart()
    {
        var folds = Folds(
            Plans.Policy("narrow") + Plans.Policy("w1", Host) + Plans.Policy("w2", Host)
                + Bound("one", "a", "narrow", "w1") + Bound("one", "b", "w2") + Bound("two", "a", "narrow", "w2") + Bound("two", "b", "w1"));

        folds.Should().HaveCount(2);
        Text(folds, "one").Should().Contain("may use w1 there").And.NotContain("may use w2 there");
        Text(folds, "two").Should().Contain("may use w2 there").And.NotContain("may use w1 there");
    }

    private static string Text(Details[] folds, string name)
    {
        var fold = folds.Single(fold => fold.Title.StartsWith($"{name} at ", StringComparison.Ordinal));
        return string.Join('\n', fold.Blocks.OfType<Items>().SelectMany(items => items.All).Select(item => item.Line));
    }

    private static Details[] Folds(string yaml)
    {
        var plan = Planner.Make(Read.Text(yaml).Inventory, new());
        RepositoryFile[] files = [Sample.File("x.yaml", yaml)];
        return [.. FoldedDifferences.Of(new RepositoryPlanner(plan, files, new() { NewFiles = "ns" }).Changes(), Style.Everything).OfType<Details>()];
    }

    /// <summary>Policies that an account of a namespace may use.</summary>
    private static string Bound(string ns, string account, params string[] policies) => string.Concat(policies.Select(policy =>
        Plans.Use(ns, policy).Replace("name: use", $"name: use-{policy}", StringComparison.Ordinal)
            .Replace("name: default", $"name: {account}", StringComparison.Ordinal)));
}
