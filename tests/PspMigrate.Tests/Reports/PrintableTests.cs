using System.Text;
using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports;

[TestClass]
public sealed class PrintableTests
{
    [TestMethod]
    [DataRow("a\u001b[31mb", "a\\u001b[31mb", DisplayName = "a colour")]
    [DataRow("a\nb\tc", "a\\u000ab\\u0009c", DisplayName = "lines and tabs")]
    [DataRow("a\u202Eb", "a\\u202eb", DisplayName = "the direction of text")]
    [DataRow("a\u2028b", "a\\u2028b", DisplayName = "a line separator")]
    [DataRow("a\u200Bb", "a\\u200bb", DisplayName = "a blank without width")]
    public void What_a_terminal_acts_on_is_written_out(string text, string safe) => Printable.Escape(text).Should().Be(safe);

    [TestMethod]
    [DataRow("team-a/web: \"quoted\" \\ ä 日本 🙂")]
    [DataRow("")]
    public void All_other_text_stays(string text)
    {
        Printable.Escape(text).Should().BeSameAs(text);
        Printable.IsUnsafe(text).Should().BeFalse();
    }

    [TestMethod]
    public void Every_control_of_Unicode_is_unsafe() =>
        Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Should().OnlyContain(code => Printable.IsUnsafe(new Rune(code)));
}
