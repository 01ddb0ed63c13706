using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.CommandLine;

[TestClass]
public sealed class CountedTests
{
    [TestMethod]
    [DataRow("a", "a")]
    [DataRow("a b", "a and b")]
    [DataRow("a b c", "a, b and c")]
    [DataRow("a b c d e", "a, b, c and 2 more")]
    public void Names_are_listed_as_far_as_they_are_shown(string names, string expected) => Counted.Names(names.Split(' '), most: 3).Should().Be(expected);
}
