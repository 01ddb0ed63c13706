using PspMigrate.Reports.Document;

namespace PspMigrate.Tests.Reports.Document;

/// <remarks>github.github.com/gfm: tables, code spans, raw HTML, links, autolinks; mentions and issues as GitHub and GitLab link them.</remarks>
[TestClass]
public sealed class MarkdownTests
{
    [TestMethod]
    [DataRow("a|b", "a\\|b", DisplayName = "cells")]
    [DataRow("`a`", "\\`a\\`", DisplayName = "code")]
    [DataRow("*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~c\\~", DisplayName = "emphasis")]
    [DataRow("<img src=x>", "&lt;img src=x&gt;", DisplayName = "HTML")]
    [DataRow("&amp;", "&amp;amp;", DisplayName = "entities")]
    [DataRow("![a](b)", "\\!\\[a\\](b)", DisplayName = "images and links")]
    [DataRow("http://x www.x", "http&#58;//x www&#46;x", DisplayName = "addresses")]
    [DataRow("@ada", "&#64;ada", DisplayName = "mentions")]
    [DataRow("x #12", "x &#35;12", DisplayName = "issues")]
    [DataRow("# a", "\\# a", DisplayName = "headings")]
    [DataRow("- a", "\\- a", DisplayName = "lists")]
    [DataRow("a\u001b[31m", "a\\\\u001b\\[31m", DisplayName = "colours of a terminal")]
    public void Text_means_nothing_but_itself(string text, string markdown) => Markdown.Escape(text).Should().Be(markdown);

    [TestMethod]
    [DataRow("team-a/web: v1.25 (3 pods), a # b - c + d")]
    public void Plain_text_stays(string text) => Markdown.Escape(text).Should().Be(text);

    [TestMethod]
    [DataRow("<b>*a*</b> & @ada #1", "&lt;b&gt;*a*&lt;/b&gt; &amp; &#64;ada &#35;1")]
    [DataRow("http://x", "http&#58;//x")]
    public void Inside_HTML_only_tags_mentions_and_addresses_matter(string text, string html) => Markdown.EscapeHtml(text).Should().Be(html);
}
