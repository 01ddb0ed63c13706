using PspMigrate.Manifests;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;

namespace PspMigrate.Tests.Reports.Document;

[TestClass]
public sealed class MessageTextTests
{
    [TestMethod]
    public void A_message_is_written_as_compilers_write_them()
    {
        Of(new(Severity.Error, "no", new("a.yaml", 2, 3), "mend it\nor leave it")).Should().Be("error: a.yaml:2:3: no\n  mend it\n  or leave it\n");
        Of(new(Severity.Warning, "no", default)).Should().Be("warning: no\n");
        Of(new(Severity.Note, "no", default)).Should().Be("note: no\n");
    }

    /// <summary>A server's answer may have lines that look like messages of ours.</summary>
    [TestMethod]
    public void Only_the_first_line_looks_like_a_message() =>
        Of(new(Severity.Warning, "the server says\nerror: x", default)).Should().Be("warning: the server says\n  error: x\n");

    [TestMethod]
    public void A_file_s_text_stays_on_one_line() =>
        Of(new(Severity.Warning, "a\nerror: b", new("x\n.yaml", 1, 1))).Should().Be("warning: x\\u000a.yaml:1:1: a\\u000aerror: b\n");

    private static string Of(Diagnostic message) => MessageText.Of(message, new Ink(HasColour: false));
}
