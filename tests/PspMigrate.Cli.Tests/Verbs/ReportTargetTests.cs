using PspMigrate.Cli.Verbs;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class ReportTargetTests
{
    [TestMethod]
    [DataRow("", "text")]
    [DataRow("--report markdown", "markdown")]
    [DataRow("--report-file r.md", "markdown")]
    [DataRow("--report-file r.html", "html")]
    [DataRow("--report-file r.sarif", "sarif")]
    [DataRow("--report-file r.md --report json", "json")]
    [DataRow("--report-file r", "full", DisplayName = "a file is no screen")]
    [DataRow("--report-file -", "text", DisplayName = "standard output may be one")]
    [DataRow("--report none", null)]
    public void The_form_is_what_is_asked_for_else_what_the_file_is_called(string line, string? form) =>
        (From(line).Form?.Name).Should().Be(form);

    [TestMethod]
    public void A_file_for_no_report_is_refused() =>
        Typed.Refused(() => From("--report none --report-file r.txt")).Should().Be("--report-file can't be used with --report none");

    [TestMethod]
    public void Only_a_file_is_written()
    {
        From("--report-file r.md").File.Should().Be("r.md");
        From("--report-file -").File.Should().BeNull();
        From("").File.Should().BeNull();
    }

    private static ReportTarget From(string line) => ReportTarget.From(Typed.Line($"convert {line}"), ReportForm.Text);
}
