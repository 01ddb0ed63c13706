using System.Text;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Tests.Manifests.Text;

[TestClass]
public sealed class DocumentsTests
{
    [TestMethod]
    [DataRow("a\n---\nb\n", "1:a|2:--- b")]
    [DataRow("---\na\n---\n---\nb", "1:--- a|3:---|4:--- b")]
    [DataRow("a\r\n---\r\nb", "1:a|2:--- b")]
    [DataRow("# c\n\n%YAML 1.1\n---\na", "1:# c %YAML 1.1 --- a")]
    [DataRow("a\n...\n%YAML 1.2\n---\nb\n...\n", "1:a|3:%YAML 1.2 --- b")]
    [DataRow("--- # first\na\n--- {b: c}\n", "1:--- # first a|3:--- {b: c}")]
    [DataRow("a: |\n  ---\n ---\n----\n---x\n", "1:a: | --- --- ---- ---x")]
    [DataRow("a\n\uFEFFb\n", "1:a|2:b")]
    [DataRow("", "")]
    [DataRow("# only a comment\n\n", "")]
    [DataRow("...\n...\n", "")]
    public void Split_finds_documents_and_their_first_lines(string text, string expected)
    {
        static string Words(ReadOnlyMemory<byte> part) =>
            string.Join(' ', Encoding.UTF8.GetString(part.Span).Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

        var found = Documents.Split(Encoding.UTF8.GetBytes(text)).Select(document => $"{document.FirstLine}:{Words(document.Text)}");
        string.Join('|', found).Should().Be(expected);
    }
}
