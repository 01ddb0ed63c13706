using System.Text;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Tests.Manifests.Yaml;

[TestClass]
public sealed class KindHintTests
{
    [TestMethod]
    [DataRow("apiVersion: v1\nkind: Pod\n")]
    [DataRow("metadata:\n  kind: x\nkind: 'Pod' # a pod\napiVersion: \"v1\"\n"), DataRow("---\nkind: Pod\napiVersion: v1")]
    public void The_lines_in_the_first_column_tell_the_type(string text)
    {
        KindHint.First(Bytes(text), new Utf8Words()).Should().Be(("v1", "Pod"));
        KindHint.IsTwice(Bytes(text)).Should().BeFalse();
    }

    [TestMethod]
    [DataRow("kind: Pod\n"), DataRow("apiVersion: v1\nspec:\n  kind: Pod\n"), DataRow("{apiVersion: v1, kind: Pod}"), DataRow("")]
    public void Without_both_lines_there_is_no_type(string text) => KindHint.First(Bytes(text), new Utf8Words()).Should().BeNull();

    /// <summary>As where a <c>---</c> was forgotten between two objects.</summary>
    [TestMethod]
    [DataRow("apiVersion: v1\nkind: Pod\nkind: Role\n"), DataRow("kind: Pod\napiVersion: v1\napiVersion: v2\n")]
    public void Two_lines_of_one_key_tell_nothing(string text) => KindHint.IsTwice(Bytes(text)).Should().BeTrue();

    [TestMethod]
    public void Lines_of_a_part_tell_each_by_itself()
    {
        KindHint.FindEach(Bytes("apiVersion: v1\nitems:\n- kind: Pod\n"), new Utf8Words()).Should().Be(("v1", null));
        KindHint.FindEach(Bytes("  x: y\nkind: List\nkind: PodList\n"), new Utf8Words()).Should().Be((null, null));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
