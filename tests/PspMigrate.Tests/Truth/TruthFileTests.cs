using PspMigrate.Truth;

namespace PspMigrate.Tests.Truth;

[TestClass]
public sealed class TruthFileTests
{
    [TestMethod]
    [DataRow("pods.jsonl.gz", "", "pods", false)]
    [DataRow("hidden-pods.jsonl.gz", "hidden-", "pods", false)]
    [DataRow("shared-upstream-testdata.jsonl", "shared-", "upstream-testdata", false)]
    [DataRow("hidden-decisions.gates.jsonl.gz", "hidden-", "decisions", true)]
    [DataRow("selection-of-many.gates.jsonl.gz", "", "selection", true)]
    public void A_file_is_recognized_by_its_name_under_any_prefix(string name, string prefix, string kind, bool gates) =>
        TruthFile.Recognize(name).Should().Be(new TruthFile(name, prefix, kind, gates));

    [TestMethod]
    [DataRow("README.md")]
    [DataRow("subjects.json")]
    [DataRow("pods.json")]
    public void Other_files_are_left_alone(string name) => TruthFile.Recognize(name).Should().BeNull();

    [TestMethod]
    public void Files_of_the_same_prefix_come_first_and_those_of_other_gates_not_at_all()
    {
        var decisions = TruthFile.Recognize(Repository.Path("fixtures", "truth/pod-security-policy/decisions.gates.jsonl"))!;

        decisions.Beside("pods").Select(file => Path.GetFileName(file.Path)).Should().Equal("pods.gates.jsonl");
    }
}
