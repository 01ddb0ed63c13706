using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class UpstreamWordsTests
{
    /// <summary>Expectations: the examples and rules of Go's strconv.Quote and strconv.IsPrint.</summary>
    [TestMethod]
    [DataRow("plain text", "\"plain text\"")]
    [DataRow("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [DataRow("\a\b\f\n\r\t\v", "\"\\a\\b\\f\\n\\r\\t\\v\"")]
    [DataRow("\u0001\u007f", "\"\\x01\\x7f\"")]
    [DataRow("é☺日", "\"é☺日\"")]
    [DataRow("\u00a0\u200b", "\"\\u00a0\\u200b\"")]
    [DataRow("\U000e0001", "\"\\U000e0001\"")]
    public void Text_is_quoted_as_Go_does(string text, string quoted) => UpstreamWords.GoQuoted(text).Should().Be(quoted);
}
