using PspMigrate.Reports.Html;

namespace PspMigrate.Tests.Reports.Html;

/// <summary>The one place where text becomes HTML.</summary>
[TestClass]
public sealed class MarkupTests
{
    [TestMethod]
    [DataRow("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [DataRow("\" onclick='x' &lt;", "&quot; onclick=&#39;x&#39; &amp;lt;")]
    [DataRow("a\u202eb\u001bc", @"a\u202eb\u001bc")]
    [DataRow("plain-name.1", "plain-name.1")]
    public void Text_is_escaped_between_tags_and_in_attributes(string text, string escaped)
    {
        var html = new Markup("p", [("title", text)], text).Source();

        html.Should().Match($"<p title=*>{escaped.Replace("?", "*", StringComparison.Ordinal)}</p>");
        html.Replace("\"", "", StringComparison.Ordinal).Should().Be($"<p title={escaped}>{escaped}</p>");
    }

    [TestMethod]
    [DataRow("a b"), DataRow("a=b"), DataRow("a>b"), DataRow("a`b"), DataRow("a/b"), DataRow("ä")]
    public void An_attribute_that_is_no_word_is_quoted(string value) =>
        new Markup("meta", [("content", value)]).Source().Should().Be($"<meta content=\"{Markup.Escape(value)}\">");

    [TestMethod]
    public void Elements_close_in_order() => new Markup("section", [], new Markup("ul", [], new Markup("li", [], "a"))).Source()
        .Should().Be("<section><ul><li>a</li></ul></section>");
}
