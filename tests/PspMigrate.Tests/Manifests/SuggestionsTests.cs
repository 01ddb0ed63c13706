using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests;

[TestClass]
public sealed class SuggestionsTests
{
    [TestMethod]
    [DataRow("", "", 0), DataRow("", "abc", 3), DataRow("kitten", "sitting", 3), DataRow("ab", "ba", 1), DataRow("hostPid", "hostPID", 0)]
    public void Distance_counts_edits(string left, string right, int expected)
    {
        Suggestions.Distance(left, right).Should().Be(expected);
        Suggestions.Distance(right, left).Should().Be(expected);
    }

    [TestMethod]
    [DataRow("allowPriviledgeEscalation", "allowPrivilegeEscalation"), DataRow("hostpid", "hostPID"), DataRow("volume", "volumes")]
    [DataRow("priviliged", "privileged"), DataRow("completelyDifferent", null), DataRow("spec", null)]
    public void Nearest_is_the_name_that_was_meant(string name, string? expected) =>
        Suggestions.Nearest(name, ["allowPrivilegeEscalation", "hostPID", "hostIPC", "volumes", "privileged"]).Should().Be(expected);
}
