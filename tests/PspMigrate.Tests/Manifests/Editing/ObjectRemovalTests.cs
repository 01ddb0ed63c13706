using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Tests.Manifests.Editing;

[TestClass]
public sealed class ObjectRemovalTests
{
    [TestMethod]
    [DataRow("a: 1\n---\nb: 1\n", "1", "b: 1\n", DisplayName = "the first")]
    [DataRow("---\na: 1\n---\nb: 1\n", "2", "---\nb: 1\n", DisplayName = "the first behind a mark")]
    [DataRow("a: 1\n---\nb: 1\n", "3", "a: 1\n", DisplayName = "the last")]
    [DataRow("a: 1\n---\n# of b\nb: 1\n# end\n---\nc: 1\n", "4", "a: 1\n---\nc: 1\n", DisplayName = "one in between, with its comments")]
    [DataRow("# licence\n\n# of a\na: 1\n---\nb: 1\n", "4", "# licence\n\nb: 1\n", DisplayName = "the head of the file stays")]
    [DataRow("# licence\n---\na: 1\n---\nb: 1\n", "3", "# licence\n---\nb: 1\n", DisplayName = "the head above a mark stays")]
    [DataRow("a: 1\n---\nb: 1\n---\nc: 1\n", "1 3", "c: 1\n", DisplayName = "the first two")]
    [DataRow("a: 1\n--- # c\nc: 1\n", "1", "--- # c\nc: 1\n", DisplayName = "a mark that says more")]
    [DataRow("a: 1\r\n---\r\nb: 1\r\n", "3", "a: 1\r\n", DisplayName = "carriage returns")]
    [DataRow("# only\na: 1\n---\n# nothing\n", "2", "", DisplayName = "nothing is left but comments")]
    [DataRow("a: 1\n", "1", "", DisplayName = "the only one")]
    public void Documents_go_and_the_others_stay(string text, string lines, string left) =>
        Check(text, left, [.. lines.Split(' ').Select(line => (int.Parse(line, null), 1))]);

    [TestMethod]
    [DataRow("kind: List\nitems:\n- a: 1 # a\n- b: 1\n  c: 2\n", "4:3", "kind: List\nitems:\n- a: 1 # a\n")]
    [DataRow("kind: List\nitems:\n- a: 1\n- b: 1\n", "3:3 4:3", "")]
    [DataRow("{\"kind\": \"List\", \"items\": [{\"a\": 1}, {\"b\": 1}]}", "1:38", "{\"kind\": \"List\", \"items\": [{\"a\": 1}]}")]
    public void Items_of_lists_go_and_the_others_stay(string text, string places, string left) =>
        Check(text, left, [.. places.Split(' ').Select(place => (int.Parse(place.Split(':')[0], null), int.Parse(place.Split(':')[1], null)))]);

    [TestMethod]
    [DataRow("a: &x 1\n---\nb: [\n", "3", DisplayName = "a broken document")]
    [DataRow("a: 1\n...\nb: 1\n", "3", DisplayName = "documents that are ended")]
    [DataRow("%YAML 1.1\n---\na: 1\n---\nb: 1\n", "3", DisplayName = "directives")]
    [DataRow("a: 1\n---\nb: 1\n", "9", DisplayName = "no object there")]
    [DataRow("kind: List\nitems:\n- &x {a: 1}\n- *x\n- b: 1\n", "3", 3, DisplayName = "an alias to what goes")]
    [DataRow("kind: List\nitems:\n- a: 1\n- b: \"\f\"\n", "3", 3, DisplayName = "a control character, which kubectl refuses")]
    public void What_is_not_understood_stays_as_it_is(string text, string line, int column = 1)
    {
        var result = ObjectRemoval.Remove(text, [new Position("a.yaml", int.Parse(line, null), column)]);

        result.Text.Should().BeNull();
        result.Problems.Should().ContainSingle().Which.Message.Should().StartWith("this can't be taken out in place: ");
    }

    private static void Check(string text, string left, params (int Line, int Column)[] places)
    {
        var result = ObjectRemoval.Remove(text, [.. places.Select(place => new Position("a.yaml", place.Line, place.Column))]);

        result.Problems.Should().BeEmpty();
        result.Text.Should().Be(left);
    }
}
