using PspMigrate.Manifests;
using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports;

[TestClass]
public sealed class PhraseTests
{
    [TestMethod]
    [DataRow(0, "no policies")]
    [DataRow(1, "1 policy")]
    [DataRow(12345, "12,345 policies")]
    public void Nouns_follow_their_count(int count, string text) => Phrase.Count("policy", count).Should().Be(text);

    [TestMethod]
    [DataRow("", 3, "")]
    [DataRow("a", 3, "a")]
    [DataRow("a b", 3, "a and b")]
    [DataRow("a b c", 3, "a, b and c")]
    [DataRow("a b c d", 3, "a, b and 2 more")]
    [DataRow("a b c d e", 2, "a and 4 more")]
    [DataRow("a b c", 1, "a and 2 more")]
    [DataRow("a b", 1, "a and 1 more")]
    public void Long_lists_are_cut_short_and_say_by_how_much(string names, int limit, string text) =>
        Phrase.List(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), limit).Should().Be(text);

    [TestMethod]
    [DataRow("psp-028", 7, "psp-028")]
    [DataRow("psp-ledger-privileged-028", 16, "psp-led…eged-028")]
    [DataRow("abcdef", 5, "ab…ef")]
    [DataRow("abcdef", 4, "a…ef")]
    public void Long_names_keep_both_ends(string name, int limit, string text)
    {
        Phrase.Shorten(name, limit).Should().Be(text);
        text.Length.Should().BeLessThanOrEqualTo(limit);
    }

    [TestMethod]
    public void Places_are_files_with_lines_or_the_cluster()
    {
        Phrase.Place(new("psp.yaml", 12, 3)).Should().Be("psp.yaml:12");
        Phrase.Place(new("cluster:PodSecurityPolicy/a", 0, 0)).Should().Be("cluster");
        Phrase.Place(Position.None).Should().Be("built-in");
    }
}
