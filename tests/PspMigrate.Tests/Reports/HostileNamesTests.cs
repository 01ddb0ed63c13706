using PspMigrate.Conversion;
using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports;

/// <summary>Names come from manifests, which anybody may have written.</summary>
[TestClass]
public sealed class HostileNamesTests
{
    private static Plan PlanFor(string name) => Plans.Of(
        Plans.Policy("p") + $"---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}}}\n" + Plans.Use(name, "p"));

    [TestMethod]
    [DataRow("\"a\\e[31mred\"", "a\\u001b[31mred", DisplayName = "ANSI colour")]
    [DataRow("\"a\\rb\"", "a\\u000db", DisplayName = "carriage return")]
    [DataRow("\"a\\u202Eb\"", "a\\u202eb", DisplayName = "text direction")]
    [DataRow("\"a\\x9bb\"", "a\\u009bb", DisplayName = "C1 control")]
    public void The_text_report_passes_no_control_character_on(string name, string shown)
    {
        var text = Shown.Text(PlanFor(name), 80);

        text.Should().Contain(shown);
        text.Split('\n').Where(Printable.IsUnsafe).Should().BeEmpty();
    }

    [TestMethod]
    public void A_coloured_report_holds_no_escape_sequence_but_its_own()
    {
        var text = Shown.Text(PlanFor("\"a\\e[5mb\""), 80, hasColour: true);

        text.Should().Contain("\e[1m").And.NotContain("\e[5m");
    }

    [TestMethod]
    public void A_table_of_the_markdown_report_keeps_its_columns()
    {
        var markdown = Shown.Markdown(PlanFor("\"a|b`c<img src=x>@octocat\\n# d\""));

        var row = markdown.Split('\n').Single(line => line.StartsWith("| a", StringComparison.Ordinal));
        row.Should().StartWith(@"| a\|b\`c&lt;img src=x&gt;&#64;octocat\\u000a# d |");
        var prose = markdown.Split("```").Where((_, i) => i % 2 == 0);
        prose.Should().OnlyContain(part => !part.Contains("<img", StringComparison.Ordinal) && !part.Contains("@octocat", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Markdown_shows_text_as_it_is_written()
    {
        Markdown("*a* _b_ [c](d) ~e~ ![f] &amp; #12 https://example.com")
            .Should().Be(@"\*a\* \_b\_ \[c\](d) \~e\~ \!\[f\] &amp;amp; &#35;12 https&#58;//example.com");
        Markdown("- a").Should().Be(@"\- a");
        Markdown("# a").Should().Be(@"\# a");

        static string Markdown(string text) => PspMigrate.Reports.Document.Markdown.Escape(text);
    }
}
